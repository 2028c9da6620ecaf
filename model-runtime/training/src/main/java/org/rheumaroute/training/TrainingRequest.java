package org.rheumaroute.training;

import java.nio.file.Path;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;

/**
 * One training run. Same cohort, seed and key: same bytes out.
 *
 * @param task the question; its schema lies in this module's resources
 * @param cohortCsv the training cohort, one line a patient
 * @param outFolder where the combination package goes; must not exist or be empty
 * @param seed seed of every random choice
 * @param signingKey signs every package written
 * @param engineCache writable folder where PyTorch's natives are unpacked (432 MB); may be shared between runs
 */
public record TrainingRequest(
        TaskId task, Path cohortCsv, Path outFolder, long seed, SigningKey signingKey, Path engineCache) {}

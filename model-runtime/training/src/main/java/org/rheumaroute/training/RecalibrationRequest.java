package org.rheumaroute.training;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * One recalibration. Same package, cases, version, seed and key: same bytes out.
 *
 * @param packageFolder the package as it is
 * @param trusted keys that may have signed it
 * @param task the question and the layout of the table
 * @param cohortCsv the local cases
 * @param outFolder where the new package goes; must not exist or be empty
 * @param version of the new package; absent for the old one's next patch
 * @param seed of the bootstrap behind the interval
 * @param signingKey signs the new package and its members
 */
public record RecalibrationRequest(
        Path packageFolder,
        TrustedKeys trusted,
        TaskDefinition task,
        Path cohortCsv,
        Path outFolder,
        @Nullable String version,
        long seed,
        SigningKey signingKey) {}

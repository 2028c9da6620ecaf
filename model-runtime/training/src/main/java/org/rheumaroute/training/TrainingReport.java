package org.rheumaroute.training;

import java.nio.file.Path;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.packages.ModelCard;

/**
 * What a training run made.
 *
 * @param folder the combination package; its members lie in {@code members/NAME}
 * @param packageRef name, version and digest of the combination
 * @param card card of the combination, with its metrics and baselines
 */
public record TrainingReport(Path folder, PackageRef packageRef, ModelCard card) {}

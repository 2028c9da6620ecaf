package org.rheumaroute.training;

import java.nio.file.Path;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.training.report.Report;

/**
 * What a training run made.
 *
 * @param folder the package; its members, if it is a combination, lie in {@code members/NAME}
 * @param packageRef name, version and digest of the package
 * @param card its card, with metrics and baselines
 * @param report everything that the run found
 */
public record TrainingReport(Path folder, PackageRef packageRef, ModelCard card, Report report) {}

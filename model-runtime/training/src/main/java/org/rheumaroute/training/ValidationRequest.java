package org.rheumaroute.training;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * One external validation of a package that exists.
 *
 * @param packageFolder the package
 * @param trusted keys that may have signed it
 * @param task the question and the layout of the table
 * @param cohortCsv patients that the package was not made with
 * @param recalibrateOn number of patients, drawn by seed, on which the calibration is fitted again before the others
 *     judge; 0 for none
 * @param seed of that draw
 * @param html where the report goes as a page; absent when it is not wanted
 * @param json where the report goes as JSON; absent when it is not wanted
 */
public record ValidationRequest(
        Path packageFolder,
        TrustedKeys trusted,
        TaskDefinition task,
        Path cohortCsv,
        int recalibrateOn,
        long seed,
        @Nullable Path html,
        @Nullable Path json) {
    public ValidationRequest {
        if (recalibrateOn < 0) {
            throw new IllegalArgumentException("recalibration needs 0 patients or more, not " + recalibrateOn);
        }
    }
}

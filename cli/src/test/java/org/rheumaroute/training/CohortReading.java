package org.rheumaroute.training;

import java.nio.file.Path;
import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/** Opens training's own reader of the cohort CSV to the tests of whoever writes one. */
public final class CohortReading {
    private CohortReading() {}

    /** The vectors in the order of the file; {@code excluded} must be 0 for them to be all. */
    public static List<FeatureVector> vectors(Path file, TaskDefinition task) throws Exception {
        CohortTable table = CohortCsv.read(file, task.inputs());
        if (table.excluded() != 0) {
            throw new AssertionError(table.excluded() + " lines are left out by training");
        }
        return table.vectors();
    }

    /** Whether training takes the file for invented patients. */
    public static boolean isInvented(Path file, TaskDefinition task) throws Exception {
        return CohortCsv.read(file, task.inputs()).invented();
    }
}

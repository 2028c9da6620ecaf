package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.training.table.TaskDefinition;

/** Whether a package and a task ask the same question of the same inputs. */
final class SameQuestion {
    private SameQuestion() {}

    /** @throws RefusedRunException naming what differs */
    static void require(LoadedPackage model, TaskDefinition task) throws RefusedRunException {
        if (!model.task().equals(task.task())) {
            throw new RefusedRunException(
                    "the package answers " + model.task() + ", the task file is of " + task.task());
        }
        if (!model.schema().equals(task.schema())) {
            throw new RefusedRunException("the package and the task file differ in their inputs: "
                    + String.join(", ", differences(model.schema(), task.schema())));
        }
    }

    private static List<String> differences(FeatureSchema ofPackage, FeatureSchema ofTask) {
        List<String> found = new ArrayList<>();
        if (!ofPackage.version().equals(ofTask.version())) {
            found.add("schema version " + ofPackage.version() + " and " + ofTask.version());
        }
        for (FeatureSpec feature : ofPackage.features()) {
            if (ofTask.positionOf(feature.name()).isEmpty()) {
                found.add(feature.name() + " is in the package only");
            } else if (!same(feature, ofTask.feature(feature.name()))) {
                found.add(feature.name() + " has another unit, range or missing policy");
            }
        }
        ofTask.features().stream()
                .filter(feature -> ofPackage.positionOf(feature.name()).isEmpty())
                .forEach(feature -> found.add(feature.name() + " is in the task file only"));
        if (found.isEmpty()) {
            found.add("their order");
        }
        return found;
    }

    private static boolean same(FeatureSpec one, FeatureSpec other) {
        return one.unit().equals(other.unit())
                && one.low() == other.low()
                && one.high() == other.high()
                && one.missing() == other.missing();
    }
}

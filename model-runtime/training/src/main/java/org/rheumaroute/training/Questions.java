package org.rheumaroute.training;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.training.report.Input;
import org.rheumaroute.training.report.Question;
import org.rheumaroute.training.table.TaskDefinition;

/** A task as a report states it. */
final class Questions {
    private Questions() {}

    static Question of(TaskDefinition task) {
        return new Question(
                task.task().value(),
                task.version(),
                task.title(),
                task.intendedUse(),
                task.outOfScope(),
                task.outcome(),
                words(task.horizon()),
                task.limits());
    }

    static List<Input> inputs(FeatureSchema schema) {
        return schema.features().stream()
                .map(f -> new Input(
                        f.name().value(),
                        f.unit(),
                        f.group().code(),
                        f.english(),
                        f.japanese(),
                        f.isRequired(),
                        f.low(),
                        f.high()))
                .toList();
    }

    private static String words(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return parts.isEmpty() ? "0 days" : String.join(" ", parts);
    }

    private static void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Cohort.Quartiles;
import org.rheumaroute.training.report.Cohort.Values;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.CohortTable.Row;

/** A table of patients as a report describes it: counts and quartiles, never a row. */
final class CohortTexts {
    static final String INVENTED = "Invented patients, drawn by a program.";

    private CohortTexts() {}

    static Cohort describe(
            Cohort.Role role, CohortTable table, FeatureSchema schema, Map<String, Integer> alsoLeftOut) {
        List<Values> values = new ArrayList<>();
        for (int f = 0; f < schema.size(); f++) {
            values.add(values(table, schema.features().get(f), f));
        }
        Map<String, Integer> excluded = new TreeMap<>(table.excludedBy());
        excluded.putAll(alsoLeftOut);
        Set<String> patients = new HashSet<>(table.patients());
        Set<String> withEvent = new HashSet<>();
        table.rows().stream().filter(r -> r.outcome() == 1).forEach(r -> withEvent.add(r.patient()));
        return new Cohort(
                role,
                description(table),
                table.invented(),
                table.read(),
                patients.size(),
                withEvent.size(),
                table.sites(),
                excluded,
                values,
                table.sha256());
    }

    private static String description(CohortTable table) {
        StringBuilder text = new StringBuilder(table.invented() ? INVENTED : "Cohort supplied for this run.");
        if (table.severalRows()) {
            text.append(" Several rows a patient: ")
                    .append(table.rows().size())
                    .append(" rows are judged, ")
                    .append(table.events())
                    .append(" with the outcome.");
        }
        if (!table.ignored().isEmpty()) {
            text.append(" Columns that nothing read: ")
                    .append(String.join(", ", table.ignored()))
                    .append('.');
        }
        return text.toString();
    }

    private static Values values(CohortTable table, FeatureSpec feature, int position) {
        int rows = table.rows().size();
        long missing = table.rows().stream()
                .filter(r -> r.vector().value(position).isEmpty())
                .count();
        boolean yesNo = table.rows().stream()
                .flatMapToDouble(r -> r.vector().value(position).stream())
                .allMatch(v -> v == 0 || v == 1);
        return new Values(
                feature.name().value(),
                rows == 0 ? 0 : (double) missing / rows,
                rows == 0 ? null : Math.min(1, (double) table.censored().get(position) / rows),
                quartiles(table, position, yesNo, r -> true),
                quartiles(table, position, yesNo, r -> r.outcome() == 1),
                quartiles(table, position, yesNo, r -> r.outcome() == 0));
    }

    private static @Nullable Quartiles quartiles(
            CohortTable table, int position, boolean yesNo, Predicate<Row> wanted) {
        double[] known = table.rows().stream()
                .filter(wanted)
                .map(r -> r.vector().value(position))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return null;
        }
        if (yesNo) {
            double share = Arrays.stream(known).average().orElse(0);
            return new Quartiles(share, share, share);
        }
        return new Quartiles(quantile(known, 0.25), quantile(known, 0.5), quantile(known, 0.75));
    }

    /** Type 7, the habit of R and numpy. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}

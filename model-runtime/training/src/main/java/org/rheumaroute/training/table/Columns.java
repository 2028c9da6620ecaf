package org.rheumaroute.training.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rheumaroute.training.table.TableLayout.FeatureColumn;

/**
 * Where each column of a layout stands in one file.
 *
 * @param header all headers of the file
 * @param patient position of the patient
 * @param site position of the site; -1 when the table has none
 * @param features positions in schema order
 * @param outcome position of the outcome
 * @param truth position of the true probability; -1 when the table has none
 * @param ignored headers that nothing reads
 */
record Columns(
        List<String> header,
        int patient,
        int site,
        List<Integer> features,
        int outcome,
        int truth,
        List<String> ignored) {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_HEADER = 128;

    /** @param line of the header, counted from 1 */
    static Columns find(List<String> header, TableLayout layout, int line) throws CohortRefusedException {
        if (layout.exactColumns()) {
            requireExact(header, layout, line);
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (column.length() > LONGEST_HEADER || column.chars().anyMatch(Character::isISOControl)) {
                throw new CohortRefusedException(line, "", "a header is no plain text of at most 128 characters");
            }
            if (!column.isEmpty() && !seen.add(column)) {
                throw new CohortRefusedException(line, column, "stands twice in the header");
            }
        }
        Finder finder = new Finder(header, line);
        int site = layout.siteColumn() == null ? -1 : finder.find(layout.siteColumn());
        List<Integer> features = new ArrayList<>();
        for (FeatureColumn feature : layout.features()) {
            features.add(finder.find(feature.header()));
        }
        int patient = finder.find(layout.patient());
        int outcome = finder.find(layout.outcomeColumn());
        int truth = layout.truthColumn() == null ? -1 : header.indexOf(layout.truthColumn());
        Set<Integer> used = new HashSet<>(features);
        used.addAll(List.of(patient, site, outcome, truth));
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!used.contains(i)) {
                ignored.add(header.get(i));
            }
        }
        return new Columns(List.copyOf(header), patient, site, features, outcome, truth, ignored);
    }

    private record Finder(List<String> header, int line) {
        int find(String column) throws CohortRefusedException {
            int position = header.indexOf(column);
            if (position < 0) {
                throw new CohortRefusedException(line, column, "is not in the header, which has " + shown());
            }
            return position;
        }

        private String shown() {
            String first =
                    header.stream().limit(MOST_SHOWN).map(h -> "'" + h + "'").collect(Collectors.joining(", "));
            return header.size() > MOST_SHOWN ? first + " and " + (header.size() - MOST_SHOWN) + " more" : first;
        }
    }

    private static void requireExact(List<String> found, TableLayout layout, int line) throws CohortRefusedException {
        List<String> expected = new ArrayList<>(List.of(layout.patient()));
        layout.site().ifPresent(expected::add);
        layout.features().forEach(f -> expected.add(f.header()));
        expected.add(layout.outcomeColumn());
        for (int i = 0; i < expected.size(); i++) {
            String column = i < found.size() ? found.get(i) : "";
            if (!column.equals(expected.get(i))) {
                throw new CohortRefusedException(
                        line, column, "column " + (i + 1) + " must be '" + expected.get(i) + "'");
            }
        }
        boolean onlyTruth = found.size() == expected.size() + 1
                && layout.truth().equals(java.util.Optional.of(found.get(expected.size())));
        if (found.size() > expected.size() && !onlyTruth) {
            throw new CohortRefusedException(
                    line,
                    found.get(expected.size()),
                    layout.truth()
                            .map(truth -> "only '" + truth + "' may follow '" + layout.outcomeColumn() + "'")
                            .orElse("nothing may follow '" + layout.outcomeColumn() + "'"));
        }
    }
}

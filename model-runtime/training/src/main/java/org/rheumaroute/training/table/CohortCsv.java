package org.rheumaroute.training.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.InputContract;

/**
 * Reads a table of patients by a task's layout. A cell of a feature is a number, empty or a word for "missing", a
 * category's text, or {@code <0.6} (censored: the limit is used). A comment before the header that says "invented"
 * marks invented patients. Nothing is guessed: anything else is refused by line, column and reason, never by value.
 */
public final class CohortCsv {
    /** Why a row that nobody could judge is left out. */
    public static final String OUTCOME_UNKNOWN = "the outcome is not known";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,18})?([eE][+-]?\\d{1,3})?");
    private static final Pattern NAME = Pattern.compile("[^,\"\\p{Cntrl}]{1,128}");
    private static final String ONE_SITE = "one site";

    private final InputContract inputs;
    private final TableLayout layout;
    private final Columns columns;
    private final Set<String> patients = new HashSet<>();
    private final List<CohortTable.Row> rows = new ArrayList<>();
    private final Map<String, Integer> excluded = new TreeMap<>();
    private final int[] censored;

    private CohortCsv(InputContract inputs, TableLayout layout, Columns columns) {
        this.inputs = inputs;
        this.layout = layout;
        this.columns = columns;
        this.censored = new int[inputs.schema().size()];
    }

    /**
     * Reads a table in the layout that this product writes.
     *
     * @throws CohortRefusedException naming line, column and reason
     * @throws IOException when the file cannot be read
     */
    public static CohortTable read(Path file, InputContract inputs) throws IOException, CohortRefusedException {
        return read(file, inputs, TableLayout.ofContract(inputs));
    }

    /**
     * Reads a table in the layout of its task.
     *
     * @throws CohortRefusedException naming line, column and reason
     * @throws IOException when the file cannot be read
     */
    public static CohortTable read(Path file, TaskDefinition task) throws IOException, CohortRefusedException {
        return read(file, task.inputs(), task.layout());
    }

    private static CohortTable read(Path file, InputContract inputs, TableLayout layout)
            throws IOException, CohortRefusedException {
        CsvText text = CsvText.read(file);
        int number = text.first() + 1;
        Columns columns = Columns.find(CsvText.cells(text.header(), layout, number), layout, number);
        CohortCsv reader = new CohortCsv(inputs, layout, columns);
        for (int i = text.first() + 1; i < text.lines().size(); i++) {
            reader.row(text.lines().get(i), i + 1);
        }
        return reader.table(text);
    }

    private CohortTable table(CsvText text) {
        boolean truthKnown = rows.stream().anyMatch(r -> r.trueProbability().isPresent());
        int read = rows.size() + excluded.values().stream().mapToInt(n -> n).sum();
        return new CohortTable(
                rows,
                read,
                excluded,
                Arrays.stream(censored).boxed().toList(),
                columns.ignored(),
                layout.severalRows(),
                text.invented() || truthKnown,
                text.sha256());
    }

    private void row(String line, int number) throws CohortRefusedException {
        List<String> cells = CsvText.cells(line, layout, number);
        if (cells.size() != columns.header().size()) {
            throw new CohortRefusedException(
                    number,
                    "",
                    "has " + cells.size() + " cells, the header has "
                            + columns.header().size());
        }
        String patient = name(cells, columns.patient(), number);
        String site = columns.site() < 0 ? ONE_SITE : name(cells, columns.site(), number);
        if (!patients.add(patient) && !layout.severalRows()) {
            throw refused(number, columns.patient(), "the patient stands twice; one line a patient");
        }
        boolean[] limits = new boolean[censored.length];
        FeatureVector vector = vector(cells, number, limits);
        String outcome = cells.get(columns.outcome());
        if (layout.unknownLeftOut() && (outcome.isEmpty() || layout.missing().contains(outcome))) {
            exclude(OUTCOME_UNKNOWN);
            return;
        }
        CohortTable.Row row =
                new CohortTable.Row(patient, site, vector, outcome(outcome, number), truth(cells, number));
        if (isRequiredMissing(vector)) {
            exclude("a required input is missing");
        } else if (inputs.schema().size() - vector.missing().size() < inputs.minimumKnown()) {
            exclude("fewer than " + inputs.minimumKnown() + " inputs are known");
        } else {
            rows.add(row);
            for (int f = 0; f < limits.length; f++) {
                censored[f] += limits[f] ? 1 : 0;
            }
        }
    }

    private void exclude(String reason) {
        excluded.merge(reason, 1, Integer::sum);
    }

    private String name(List<String> cells, int position, int line) throws CohortRefusedException {
        if (!NAME.matcher(cells.get(position)).matches()) {
            throw refused(line, position, "must hold 1 to 128 plain characters");
        }
        return cells.get(position);
    }

    private FeatureVector vector(List<String> cells, int line, boolean[] limits) throws CohortRefusedException {
        FeatureSchema schema = inputs.schema();
        FeatureVector.Builder vector = FeatureVector.of(schema);
        for (int f = 0; f < schema.size(); f++) {
            int position = columns.features().get(f);
            String cell = cells.get(position);
            if (cell.isEmpty() || layout.missing().contains(cell)) {
                continue;
            }
            FeatureSpec feature = schema.features().get(f);
            Map<String, Double> categories = layout.features().get(f).categories();
            limits[f] = categories.isEmpty() && cell.startsWith("<");
            double value = categories.isEmpty()
                    ? number(limits[f] ? cell.substring(1) : cell, line, position)
                    : category(cell, categories, line, position);
            if (!feature.accepts(value)) {
                throw refused(
                        line, position, "is outside " + feature.low() + " to " + feature.high() + " " + feature.unit());
            }
            vector.set(feature.name(), value);
        }
        return vector.build();
    }

    private double category(String cell, Map<String, Double> categories, int line, int position)
            throws CohortRefusedException {
        Double value = categories.get(cell);
        if (value == null) {
            throw refused(line, position, "must be one of " + new TreeSet<>(categories.keySet()) + " or empty");
        }
        return value;
    }

    private int outcome(String cell, int line) throws CohortRefusedException {
        if (!layout.event().contains(cell) && !layout.other().contains(cell)) {
            throw refused(
                    line,
                    columns.outcome(),
                    "must be " + String.join(", ", new TreeSet<>(layout.other())) + " or "
                            + String.join(", ", new TreeSet<>(layout.event())));
        }
        return layout.event().contains(cell) ? 1 : 0;
    }

    private OptionalDouble truth(List<String> cells, int line) throws CohortRefusedException {
        if (columns.truth() < 0 || cells.get(columns.truth()).isEmpty()) {
            return OptionalDouble.empty();
        }
        double truth = number(cells.get(columns.truth()), line, columns.truth());
        if (!(truth >= 0.0 && truth <= 1.0)) {
            throw refused(line, columns.truth(), "must be 0 to 1");
        }
        return OptionalDouble.of(truth);
    }

    private double number(String cell, int line, int position) throws CohortRefusedException {
        if (!NUMBER.matcher(cell).matches()) {
            throw refused(line, position, "must be a number, empty or '<' with a number");
        }
        double value = Double.parseDouble(cell);
        if (!Double.isFinite(value)) {
            throw refused(line, position, "must be finite");
        }
        return value;
    }

    private boolean isRequiredMissing(FeatureVector vector) {
        for (int f = 0; f < inputs.schema().size(); f++) {
            if (vector.value(f).isEmpty() && inputs.schema().features().get(f).isRequired()) {
                return true;
            }
        }
        return false;
    }

    private CohortRefusedException refused(int line, int position, String reason) {
        return new CohortRefusedException(line, columns.header().get(position), reason);
    }
}

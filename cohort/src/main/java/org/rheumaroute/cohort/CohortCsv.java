package org.rheumaroute.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.feature.FeatureName;

/**
 * Cohort entries as CSV (RFC 4180: comma, CRLF, quotes doubled). The header names every unit in brackets. An empty
 * cell means unknown. A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and
 * dates are written as they are.
 */
public final class CohortCsv {
    private static final String END_OF_LINE = "\r\n";
    private static final String FORMULA_STARTS = "=+-@＝＋－＠\t\r\n";

    /** The columns that every export has, before those of the inputs. */
    private static final Map<String, Function<CohortEntry, String>> FIXED = fixedColumns();

    private CohortCsv() {}

    private static Map<String, Function<CohortEntry, String>> fixedColumns() {
        Map<String, Function<CohortEntry, String>> columns = new LinkedHashMap<>();
        columns.put("patient-id", e -> text(e.patientId()));
        columns.put("task", e -> text(e.task().value()));
        columns.put("outcome", e -> (e.scored().isPresent() ? OutcomeKind.SCORED : OutcomeKind.DECLINED).code());
        columns.put("probability[1]", e -> score(e, s -> number(s.probability().value())));
        columns.put(
                "interval-low[1]", e -> score(e, s -> number(s.interval().low().value())));
        columns.put(
                "interval-high[1]",
                e -> score(e, s -> number(s.interval().high().value())));
        columns.put(
                "interval-coverage[1]", e -> score(e, s -> number(s.interval().coverage())));
        columns.put("category", e -> score(e, s -> s.category().code()));
        columns.put("horizon", e -> score(e, s -> s.horizon().toString()));
        columns.put("reason", e -> e.declined().map(d -> d.reason().code()).orElse(""));
        columns.put("missing", CohortCsv::missing);
        columns.put("birth-date", e -> orEmpty(e.person().birthDate()));
        columns.put("sex", e -> e.person().sex().code());
        columns.put("serostatus", e -> e.person().serostatus().code());
        columns.put("index-date", e -> orEmpty(e.indexDate()));
        columns.put("settled-at", e -> e.settledAt().toString());
        columns.put(
                "package", e -> e.scored().map(s -> text(s.scoredBy().label())).orElse(""));
        columns.put(
                "trained-on-invented-data",
                e -> e.scored()
                        .map(s -> Boolean.toString(s.scoredBy().demonstration()))
                        .orElse(""));
        return Collections.unmodifiableMap(columns);
    }

    /**
     * Writes a header and one line for each entry. Each input that any entry has gives three columns: value with its
     * unit, whether that value is an assay's limit, and the date of observation.
     */
    public static void write(List<CohortEntry> entries, Appendable out) throws IOException {
        List<InputColumn> inputs = inputColumns(entries);
        List<String> header = new ArrayList<>(FIXED.keySet());
        inputs.forEach(column -> header.addAll(column.header()));
        line(header, out);
        for (CohortEntry entry : entries) {
            List<String> cells = new ArrayList<>(header.size());
            FIXED.values().forEach(column -> cells.add(column.apply(entry)));
            inputs.forEach(column -> cells.addAll(column.cells(entry)));
            line(cells, out);
        }
    }

    /** In the order in which the entries bring them, which is that of the schema; one column for each unit. */
    private static List<InputColumn> inputColumns(List<CohortEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.inputs().stream())
                .map(input -> new InputColumn(input.feature(), input.unit()))
                .distinct()
                .toList();
    }

    private record InputColumn(FeatureName feature, String unit) {
        List<String> header() {
            String name = feature.value();
            return List.of(text(name + "[" + unit + "]"), name + "-is-limit", name + "-observed-on");
        }

        List<String> cells(CohortEntry entry) {
            return entry.inputs().stream()
                    .filter(i -> i.feature().equals(feature) && i.unit().equals(unit))
                    .findFirst()
                    .map(i -> List.of(
                            number(i.value()),
                            Boolean.toString(i.censored()),
                            i.observedOn().toString()))
                    .orElse(List.of("", "", ""));
        }
    }

    private static String missing(CohortEntry entry) {
        return entry.declined().map(d -> d.missing().stream()).stream()
                .flatMap(Function.identity())
                .map(FeatureName::value)
                .collect(Collectors.joining(" "));
    }

    private static String score(CohortEntry entry, Function<RiskScore, String> cell) {
        return entry.scored().map(scored -> cell.apply(scored.score())).orElse("");
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    /** A text from outside, harmless in a spreadsheet; also when blanks stand in front of the sign. */
    public static String text(String value) {
        String trimmed = value.strip();
        boolean isFormula = !trimmed.isEmpty() && FORMULA_STARTS.indexOf(trimmed.charAt(0)) >= 0;
        boolean startsOdd = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return isFormula || startsOdd ? "'" + value : value;
    }

    /** One line of cells, quoted where needed. */
    public static void line(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append(END_OF_LINE);
    }

    /** A semicolon is quoted too: some spreadsheets split there, and a formula could stand behind it. */
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

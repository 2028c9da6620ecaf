package org.rheumaroute.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of all rounds as Markdown. A ratio is taken within a round, so that a slow round does not move it. */
final class Report {
    private static final String YARDSTICK = "hapiParse";
    private static final Map<String, String> READERS = Map.of(
            YARDSTICK,
            "HAPI `JsonParser`: parse only",
            "jacksonTokens",
            "Jackson: walk all tokens, keep nothing (limit)",
            "strictParse",
            "`FhirJson.parse`",
            "readFacts",
            "… + `PatientRecordReader.read`",
            "prepare",
            "… + `PatientPreparation.prepare`");
    private static final List<String> ORDER =
            List.of(YARDSTICK, "jacksonTokens", "strictParse", "readFacts", "prepare");

    private final List<Map<String, Figures>> rounds;
    private final long bytes;
    private final int observations;

    /**
     * @param rounds figures by the benchmark method's name
     * @param bytes length of the texts that one operation reads
     * @param observations number of Observations in them
     */
    Report(List<Map<String, Figures>> rounds, long bytes, int observations) {
        this.rounds = List.copyOf(rounds);
        this.bytes = bytes;
        this.observations = observations;
    }

    /** The table of the reading benchmarks. */
    String reading() {
        StringBuilder table = new StringBuilder("""
                | Reader | MB per CPU-second | × HAPI | MB/s on the clock | B allocated per Observation | × HAPI |
                |---|---|---|---|---|---|
                """);
        for (String name : ORDER) {
            table.append("| ").append(READERS.get(name));
            cell(table, "%.0f", spread(name, figures -> megabytesPerSecond(figures.cpuNanos())));
            cell(table, "%.2f", ratio(name, figures -> 1 / figures.cpuNanos()));
            cell(table, "%.0f", spread(name, figures -> megabytesPerSecond(figures.wallNanos())));
            cell(table, "%,.0f", spread(name, figures -> figures.allocated() / observations));
            cell(table, "%.3f", ratio(name, Figures::allocated));
            table.append(" |\n");
        }
        return table.toString();
    }

    /** The table of the scoring benchmarks, for one patient. */
    String scoring() {
        StringBuilder table = new StringBuilder("""
                | Scoring | CPU µs per patient | µs on the clock per patient | B allocated per patient |
                |---|---|---|---|
                """);
        score(table, "Batch of 1,000", "batch", ScoringBenchmark.BATCH);
        score(table, "One patient a call", "single", 1);
        return table.toString();
    }

    private void score(StringBuilder table, String title, String name, int patients) {
        table.append("| ").append(title);
        cell(table, "%.1f", spread(name, figures -> figures.cpuNanos() / 1000 / patients));
        cell(table, "%.1f", spread(name, figures -> figures.wallNanos() / 1000 / patients));
        cell(table, "%,.0f", spread(name, figures -> figures.allocated() / patients));
        table.append(" |\n");
    }

    private double megabytesPerSecond(double nanos) {
        return bytes / nanos * 1000; // B/ns = GB/s
    }

    private Spread spread(String name, ToDoubleFunction<Figures> figure) {
        return Spread.of(rounds.stream()
                .map(round -> figure.applyAsDouble(of(round, name)))
                .toList());
    }

    private Spread ratio(String name, ToDoubleFunction<Figures> figure) {
        return Spread.of(rounds.stream()
                .map(round -> figure.applyAsDouble(of(round, name)) / figure.applyAsDouble(of(round, YARDSTICK)))
                .toList());
    }

    private static Figures of(Map<String, Figures> round, String name) {
        Figures figures = round.get(name);
        if (figures == null) {
            throw new IllegalStateException("the round has no figures for " + name);
        }
        return figures;
    }

    private static void cell(StringBuilder table, String form, Spread spread) {
        String low = String.format(Locale.ROOT, form, spread.low());
        String high = String.format(Locale.ROOT, form, spread.high());
        table.append(" | ").append(String.format(Locale.ROOT, form, spread.median()));
        if (!low.equals(high)) {
            table.append(" (").append(low).append(" to ").append(high).append(')');
        }
    }
}

package org.rheumaroute.training.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures of rows of which several are of one patient, beside those of another program ({@code
 * src/test/referee/clustered.py}, which also wrote the rows; its answers are committed).
 */
class ClusteredFiguresTest {
    private static final Path FOLDER = Path.of("src/test/resources/referee");
    private static final double CLOSE_ENOUGH = 1e-9;
    private static final double CUT = 0.4;

    /** A table of the referee. */
    private record Rows(String name, List<String> patients, double[] one, double[] other, int[] outcomes) {
        @Override
        public String toString() {
            return "table " + name;
        }

        Clusters clusters() {
            return Clusters.of(patients);
        }

        boolean[] called() {
            boolean[] called = new boolean[one.length];
            for (int i = 0; i < called.length; i++) {
                called[i] = one[i] >= CUT;
            }
            return called;
        }

        boolean[] events() {
            boolean[] events = new boolean[outcomes.length];
            for (int i = 0; i < events.length; i++) {
                events[i] = outcomes[i] == 1;
            }
            return events;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesWithTheReferee(Rows table) throws IOException {
        Map<String, Double> referee = figures(table.name);
        Map<String, Double> ours = ours(table);
        assertThat(ours).hasSizeGreaterThan(20);
        ours.forEach((name, value) -> assertThat(value)
                .as(name)
                .isCloseTo(Objects.requireNonNull(referee.get(name), name), within(CLOSE_ENOUGH)));
    }

    /** The formula has no other check than a draw of whole patients; 2,000 draws tell an error within a few percent. */
    @ParameterizedTest
    @MethodSource("tables")
    void theErrorOfTheAucIsThatOfABootstrapOfPatients(Rows table) throws IOException {
        double error = Auc.of(table.one, table.outcomes, table.clusters()).standardError();
        assertThat(error / Objects.requireNonNull(figures(table.name).get("auc-bootstrap-error")))
                .isBetween(0.85, 1.15);
    }

    @Test
    void rowsOfOnePatientWidenWhatIndependentRowsWouldTell() throws IOException {
        double ratio = 0;
        List<Rows> several = tables().filter(rows -> rows.clusters().repeat()).toList();
        for (Rows rows : several) {
            ratio += Auc.of(rows.one, rows.outcomes, rows.clusters()).standardError()
                    / Auc.of(rows.one, rows.outcomes).standardError()
                    / several.size();
        }
        assertThat(several).hasSize(20);
        assertThat(ratio).isGreaterThan(1.05); // 1.10
    }

    @Test
    void withOneRowAPatientEveryFigureIsTheUsualOne() throws IOException {
        for (Rows rows : tables().filter(rows -> !rows.clusters().repeat()).toList()) {
            Clusters clusters = rows.clusters();
            assertThat(Auc.of(rows.one, rows.outcomes, clusters)).isEqualTo(Auc.of(rows.one, rows.outcomes));
            assertThat(Auc.paired(rows.one, rows.other, rows.outcomes, clusters))
                    .isEqualTo(Auc.paired(rows.one, rows.other, rows.outcomes));
            assertThat(CalibrationLine.of(rows.one, rows.outcomes, clusters))
                    .isEqualTo(CalibrationLine.of(rows.one, rows.outcomes));
        }
    }

    /** Obuchowski's variance on its own patients: 400 studies of the same kind spread as much as each of them says. */
    @Test
    void studiesOfTheSameKindSpreadAsMuchAsTheErrorSays() {
        int studies = 400;
        double[] aucs = new double[studies];
        double variance = 0;
        for (int study = 0; study < studies; study++) {
            Rows rows = study(study);
            Auc auc = Auc.of(rows.one, rows.outcomes, rows.clusters());
            aucs[study] = auc.value();
            variance += auc.variance() / studies;
        }
        double mean = java.util.Arrays.stream(aucs).average().orElseThrow();
        double spread =
                java.util.Arrays.stream(aucs).map(a -> (a - mean) * (a - mean)).sum() / (studies - 1);
        assertThat(Math.sqrt(variance / spread)).isBetween(0.9, 1.1); // its own error 0.035
    }

    private static Rows study(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> patients = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        List<Integer> outcomes = new ArrayList<>();
        for (int patient = 0; patient < 60; patient++) {
            double own = random.nextDouble() - 0.5;
            for (int row = 0; row < 3; row++) {
                patients.add("p" + patient);
                scores.add(own + 0.3 * random.nextDouble());
                outcomes.add(random.nextDouble() < 0.5 + 0.9 * own ? 1 : 0);
            }
        }
        double[] one = scores.stream().mapToDouble(Double::doubleValue).toArray();
        return new Rows(
                "study",
                patients,
                one,
                one,
                outcomes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Map<String, Double> ours(Rows rows) {
        Clusters clusters = rows.clusters();
        Map<String, Double> found = new LinkedHashMap<>();
        Auc auc = Auc.of(rows.one, rows.outcomes, clusters);
        found.put("auc", auc.value());
        found.put("auc-error", auc.standardError());
        PairedAuc pair = Auc.paired(rows.one, rows.other, rows.outcomes, clusters);
        found.put("difference", pair.difference());
        found.put("difference-error", Math.sqrt(pair.variance()));
        Brier brier = Brier.of(rows.one, rows.outcomes, clusters);
        found.put("brier", brier.value());
        found.put("brier-error", brier.standardError());
        put(
                found,
                "in-the-large",
                CalibrationLine.inTheLarge(rows.one, rows.outcomes, clusters).orElseThrow());
        CalibrationLine line =
                CalibrationLine.of(rows.one, rows.outcomes, clusters).orElseThrow();
        put(found, "intercept", line.intercept());
        put(found, "slope", line.slope());
        boolean[] called = rows.called();
        boolean[] events = rows.events();
        put(found, "sensitivity", ClusteredShare.of(called, events, clusters).orElseThrow());
        put(
                found,
                "specificity",
                ClusteredShare.of(not(called), not(events), clusters).orElseThrow());
        put(found, "ppv", ClusteredShare.of(events, called, clusters).orElseThrow());
        boolean[] right = new boolean[called.length];
        boolean[] all = new boolean[called.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = called[i] == events[i];
            all[i] = true;
        }
        put(found, "accuracy", ClusteredShare.of(right, all, clusters).orElseThrow());
        put(found, "npv", ClusteredShare.of(not(events), not(called), clusters).orElseThrow());
        return found;
    }

    private static void put(Map<String, Double> found, String name, Estimate estimate) {
        found.put(name, estimate.value());
        found.put(name + "-error", estimate.standardError());
    }

    private static void put(Map<String, Double> found, String name, Wilson share) {
        found.put(name, share.value());
        found.put(name + "-low", share.low());
        found.put(name + "-high", share.high());
    }

    private static boolean[] not(boolean[] values) {
        boolean[] turned = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = !values[i];
        }
        return turned;
    }

    private static Map<String, Double> figures(String table) throws IOException {
        Map<String, Double> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("clustered-figures.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(table)) {
                found.put(cells[1], Double.valueOf(cells[2]));
            }
        }
        return found;
    }

    static Stream<Rows> tables() throws IOException {
        Map<String, List<String[]>> byTable = new LinkedHashMap<>();
        Files.readAllLines(FOLDER.resolve("clustered-rows.csv")).stream()
                .skip(2)
                .map(line -> line.split(",", -1))
                .forEach(cells -> byTable.computeIfAbsent(cells[0], t -> new ArrayList<>())
                        .add(cells));
        return byTable.entrySet().stream()
                .map(table -> new Rows(
                        table.getKey(),
                        table.getValue().stream().map(cells -> cells[1]).toList(),
                        table.getValue().stream()
                                .mapToDouble(cells -> Double.parseDouble(cells[3]))
                                .toArray(),
                        table.getValue().stream()
                                .mapToDouble(cells -> Double.parseDouble(cells[4]))
                                .toArray(),
                        table.getValue().stream()
                                .mapToInt(cells -> Integer.parseInt(cells[2]))
                                .toArray()));
    }
}

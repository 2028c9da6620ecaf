package org.rheumaroute.training;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable.Row;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * How often the interval holds the true probability, and how often the gate refuses, in 5,000 invented ANSWER-like
 * patients after training on invented KURAMA-like ones. Takes minutes, so it runs only when asked:
 *
 * <p>{@code mvn -o -pl cli -am test -Dtest=LimitsStudyTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Drheumaroute.study.limits=1,2,3 -Drheumaroute.study.sizes=210,2000}
 */
@EnabledIfSystemProperty(named = "rheumaroute.study.limits", matches = "[0-9,]+")
class LimitsStudyTest {
    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final int TESTED = 5000;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    @Test
    void printsCoverageByTruthAndSize() throws Exception {
        int[] sizes = numbers(System.getProperty("rheumaroute.study.sizes", "210,2000"));
        System.out.println(
                "truth, patients, seed: share inside the nominal 90 % interval (low, middle, high third of the"
                        + " risk); mean width; refused as unusual; root mean square error of log-odds");
        for (String truth : System.getProperty("rheumaroute.study.truths", "class-first,linear,nonlinear")
                .split(",")) {
            for (int size : sizes) {
                for (int seed : numbers(System.getProperty("rheumaroute.study.limits", "1"))) {
                    System.out.println(line(truth, size, seed));
                }
            }
        }
    }

    private String line(String truth, int size, int seed) throws Exception {
        String suffix = truth.equals("class-first") ? "" : "-" + truth;
        Path training = folder.resolve(truth + size + "-" + seed + ".csv");
        Path testing = folder.resolve(truth + "-test-" + seed + ".csv");
        invent("kurama-like" + suffix, size, seed, training);
        invent("answer-like" + suffix, TESTED, 1000 + seed, testing);
        Path out = folder.resolve("package-" + truth + size + "-" + seed);
        long start = System.nanoTime();
        Training.train(
                new TrainingRequest(TASK, training, out, seed, KEY, Path.of("target", "djl")), Progress.silent());
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        List<Row> rows =
                CohortCsv.read(testing, TaskDefinition.of(TASK).inputs()).rows();
        try (LoadedPackage loaded = loader().load(out)) {
            Path own = folder.resolve(truth + "-own-" + seed + ".csv");
            invent("kurama-like" + suffix, TESTED, 2000 + seed, own);
            List<Row> ofOwnSite =
                    CohortCsv.read(own, TaskDefinition.of(TASK).inputs()).rows();
            List<ScoreOutcome> outcomes =
                    loaded.score(rows.stream().map(Row::vector).toList());
            List<ScoreOutcome> atOwnSite =
                    loaded.score(ofOwnSite.stream().map(Row::vector).toList());
            return String.format(
                    Locale.ROOT,
                    "%-11s %5d %3d: ANSWER-like %s | KURAMA-like %s | multiplier %.2f, truths by class %.2f, trained in %d s",
                    truth,
                    size,
                    seed,
                    summary(rows, outcomes),
                    summary(ofOwnSite, atOwnSite),
                    loaded.intervalRule().multiplier(),
                    Double.parseDouble(loaded.card().training().settings().get("interval.truths-by-class")),
                    seconds);
        }
    }

    private static String summary(List<Row> rows, List<ScoreOutcome> outcomes) {
        List<double[]> scored = new ArrayList<>(); // probability, inside, width, squared error of log-odds
        int refused = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) instanceof Scored one) {
                double truth = rows.get(i).trueProbability().orElseThrow();
                double p = one.score().probability().value();
                double error = logOdds(p) - logOdds(truth);
                boolean inside = one.score().interval().contains(new Probability(truth));
                double width = one.score().interval().high().value()
                        - one.score().interval().low().value();
                scored.add(new double[] {p, inside ? 1 : 0, width, error * error});
            } else if (((Declined) outcomes.get(i)).reason() == DeclineReason.UNUSUAL_COMBINATION) {
                refused++;
            }
        }
        scored.sort((a, b) -> Double.compare(a[0], b[0]));
        int third = scored.size() / 3;
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f %.3f %.3f); %.2f; %.3f; %.2f",
                mean(scored, 1),
                mean(scored.subList(0, third), 1),
                mean(scored.subList(third, 2 * third), 1),
                mean(scored.subList(2 * third, scored.size()), 1),
                mean(scored, 2),
                (double) refused / rows.size(),
                Math.sqrt(mean(scored, 3)));
    }

    private static double mean(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).average().orElse(Double.NaN);
    }

    private static double logOdds(double p) {
        return Math.log(p / (1 - p));
    }

    private static void invent(String cohort, int patients, long seed, Path file) throws Exception {
        Synth.write(CohortRecipe.named(cohort), patients, seed, Synth.Format.CSV, file, DAY, done -> {});
    }

    private static PackageLoader loader() {
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new PackageLoader(TrustedKeys.of(List.of(KEY.publicKey())), engines);
    }

    private static int[] numbers(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}

package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.training.table.TaskDefinition;

/** Invented patients, probability first: inputs, then a stated logistic truth, then the outcome drawn from it. */
public final class InventedCohort {
    private InventedCohort() {}

    public static Path write(Path file, int patients, long seed) throws IOException {
        return Files.writeString(file, csv(patients, seed, 1.0));
    }

    /** @param signal factor on all effects; 0 makes the outcome independent of the inputs */
    public static String csv(int patients, long seed, double signal) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("# invented patients, for tests only\n");
        csv.append("patient-id,site,").append(columns()).append(",outcome-ra,true-probability\n");
        for (int i = 0; i < patients; i++) {
            csv.append("p")
                    .append(i)
                    .append(",site-")
                    .append(i % 3)
                    .append(',')
                    .append(row(random, signal))
                    .append('\n');
        }
        return csv.toString();
    }

    public static String columns() {
        return TaskDefinition.of(TaskId.UA_PROGRESSION).schema().features().stream()
                .map(InputContract::columnOf)
                .collect(Collectors.joining(","));
    }

    private static String row(Random random, double signal) {
        double inflammation = random.nextGaussian();
        double joints = random.nextGaussian();
        double age = clamp(58 + 15 * random.nextGaussian(), 18, 95);
        double crp = Math.exp(1.5 + 1.1 * inflammation);
        double esr = clamp(Math.exp(3 + 0.7 * (0.65 * inflammation + 0.76 * random.nextGaussian())), 1, 150);
        double mmp3 = Math.exp(4.2 + 0.6 * (0.45 * inflammation + 0.89 * random.nextGaussian()));
        double rf = random.nextDouble() < 0.5 ? 4.9 : Math.exp(3 + random.nextGaussian());
        boolean negative = random.nextDouble() < 0.7;
        double ccp = negative ? 0.6 : Math.exp(3 + random.nextGaussian());
        double tender = clamp(Math.rint(3 + 2.5 * joints), 0, 28);
        double swollen = clamp(Math.rint(2 + 2 * (0.45 * joints + 0.9 * random.nextGaussian())), 0, 28);
        double phga = clamp(25 + 15 * joints + 8 * random.nextGaussian(), 0, 100);
        double logOdds = -1.1
                + signal
                        * (0.7 * inflammation
                                - 0.3 * (age - 58) / 15
                                + (negative ? -0.3 : 0.9)
                                + 0.4 * joints
                                + (inflammation > 0.8 && age < 55 ? 0.8 : 0));
        double p = 1 / (1 + Math.exp(-logOdds));
        List<String> cells = new ArrayList<>(List.of(
                number(Math.rint(age), 0),
                random.nextDouble() < 0.7 ? "1" : "0",
                missing(random, 0.1, number(clamp(22 + 3 * random.nextGaussian(), 14, 45), 1)),
                random.nextDouble() < 0.1 ? "1" : "0",
                missing(random, 0.17, random.nextDouble() < 0.4 ? "1" : "0"),
                number(clamp(crp, 0.2, 300), 1),
                missing(random, 0.08, number(esr, 0)),
                missing(random, 0.15, number(clamp(mmp3, 5, 3000), 1)),
                rf == 4.9 ? "<5" : number(clamp(rf, 5, 3000), 0),
                negative ? "<0.6" : number(clamp(ccp, 0.6, 500), 1),
                number(tender, 0),
                number(swollen, 0),
                missing(random, 0.04, number(clamp(35 + 22 * random.nextGaussian(), 0, 100), 0)),
                missing(random, 0.05, number(phga, 0)),
                missing(random, 0.12, number(Math.rint(8 * clamp(0.6 + 0.5 * random.nextGaussian(), 0, 3)) / 8, 3)),
                random.nextDouble() < p ? "1" : "0",
                number(p, 6)));
        return String.join(",", cells);
    }

    private static String missing(Random random, double share, String value) {
        return random.nextDouble() < share ? "" : value;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}

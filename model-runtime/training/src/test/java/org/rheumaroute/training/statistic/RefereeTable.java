package org.rheumaroute.training.statistic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random table of two models' probabilities, made again from its number alone, on every platform the same.
 *
 * @param number three digits name it
 * @param kind what is peculiar about it
 * @param outcomes {@code int[rows]}
 * @param first {@code double[rows]}, probabilities of one model
 * @param second {@code double[rows]}, probabilities of a model that is like the first
 */
record RefereeTable(int number, Kind kind, int[] outcomes, double[] first, double[] second) {
    static final int COUNT = 260;
    private static final int DRAWS = 8;

    enum Kind {
        SMOOTH,
        TIED,
        FEW_EVENTS,
        FEW_OTHERS,
        NO_SIGNAL,
        BIG,
        REVERSED,
        SURE,
        SEPARATED,
        ONE_CLASS,
    }

    static List<RefereeTable> all() {
        return IntStream.range(0, COUNT).mapToObj(RefereeTable::of).toList();
    }

    /** The last kinds are rarer: of every 26 tables, three are sure, two separated and one of one class. */
    private static RefereeTable of(int number) {
        Random random = new Random(7_000_003L * number + 11);
        int place = number % 26;
        Kind kind = place < 20
                ? Kind.values()[place % 7]
                : place < 23 ? Kind.SURE : place < 25 ? Kind.SEPARATED : Kind.ONE_CLASS;
        int rows = kind == Kind.BIG ? 1000 + random.nextInt(1000) : 30 + random.nextInt(300);
        double signal = kind == Kind.NO_SIGNAL ? 0 : kind == Kind.REVERSED ? -0.7 : 0.4 + random.nextDouble();
        double stretch = 0.5 + 1.5 * random.nextDouble();
        double shift = random.nextDouble() - 0.7;
        int[] outcomes = outcomes(kind, rows, random);
        double[] first = new double[rows];
        double[] second = new double[rows];
        for (int i = 0; i < rows; i++) {
            double common = noise(random);
            double truth = kind == Kind.SEPARATED ? outcomes[i] * 8 - 4 + common / 10 : signal * outcomes[i] + common;
            first[i] = shaped(kind, stretch * truth + shift);
            second[i] = shaped(kind, truth + 0.5 * noise(random));
        }
        return new RefereeTable(number, kind, outcomes, first, second);
    }

    private static int[] outcomes(Kind kind, int rows, Random random) {
        int few = 1 + random.nextInt(5);
        double share = 0.15 + 0.5 * random.nextDouble();
        int[] outcomes = new int[rows];
        for (int i = 0; i < rows; i++) {
            outcomes[i] = switch (kind) {
                case FEW_EVENTS -> i < few ? 1 : 0;
                case FEW_OTHERS -> i < few ? 0 : 1;
                case ONE_CLASS -> few % 2;
                default -> i < 5 ? 1 : i < 10 ? 0 : random.nextDouble() < share ? 1 : 0;
            };
        }
        return outcomes;
    }

    private static double shaped(Kind kind, double logOdds) {
        double p = LogisticFit.probability(logOdds);
        return switch (kind) {
            case TIED -> Math.min(19, Math.max(1, Math.rint(p * 20))) / 20;
            case SURE -> Math.rint(p * 10) / 10;
            default -> p;
        };
    }

    /** Nearly normal, from sums alone. */
    private static double noise(Random random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    String name() {
        return "%03d".formatted(number);
    }

    /** Bootstrap draws for the optimism; none where a draw might have no line. */
    List<int[]> draws() {
        if (kind != Kind.SMOOTH && kind != Kind.TIED) {
            return List.of();
        }
        List<String> everyRowAlone =
                IntStream.range(0, outcomes.length).mapToObj(Integer::toString).toList();
        return Optimism.draws(outcomes, everyRowAlone, DRAWS, number);
    }

    /** Writes the table for the referees, every number in hexadecimal. */
    void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("outcome,first,second"));
        for (int i = 0; i < outcomes.length; i++) {
            lines.add(outcomes[i] + "," + Double.toHexString(first[i]) + "," + Double.toHexString(second[i]));
        }
        Files.write(folder.resolve(name() + ".csv"), lines);
        List<String> draws = draws().stream()
                .map(draw -> IntStream.of(draw).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .toList();
        if (!draws.isEmpty()) {
            Files.write(folder.resolve(name() + "-draws.csv"), draws);
        }
    }
}

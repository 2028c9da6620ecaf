package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much a measure flatters a model on the rows it was fitted on, by Harrell's bootstrap (Harrell, Lee and Mark 1996;
 * {@code rms::validate}): fit on drawn rows, measure there and on the table, take the mean difference.
 *
 * @param apparent measure on the fitted rows themselves
 * @param optimism mean over the draws of (measure on the drawn rows) - (measure on the table)
 * @param standardError of that mean, from the spread of the draws; infinite for one draw
 */
public record Optimism(double apparent, double optimism, double standardError) {
    /**
     * Fits a model.
     *
     * @param <M> the model
     */
    @FunctionalInterface
    public interface Fit<M> {
        /**
         * Fits on some rows.
         *
         * @param rows row numbers, rising; a row drawn twice stands twice
         */
        M on(int[] rows);
    }

    /**
     * Measures a model.
     *
     * @param <M> the model
     */
    @FunctionalInterface
    public interface Measures<M> {
        /**
         * Finite figures, always as many and in the same order.
         *
         * @param rows row numbers, rising; a row drawn twice stands twice
         */
        double[] of(M model, int[] rows);
    }

    /** What is to be expected on new patients of the same kind: {@code apparent - optimism}. */
    public double corrected() {
        return apparent - optimism;
    }

    /**
     * Measures the optimism of several figures with the same fits, in the calling thread.
     *
     * @param draws from {@link #draws}
     * @return one for each figure
     */
    public static <M> List<Optimism> of(int rows, List<int[]> draws, Fit<M> fit, Measures<M> measures) {
        int[] everybody = new int[rows];
        Arrays.setAll(everybody, i -> i);
        double[] apparent = measures.of(fit.on(everybody.clone()), everybody.clone());
        double[][] differences = new double[draws.size()][];
        for (int d = 0; d < differences.length; d++) {
            M model = fit.on(draws.get(d).clone());
            double[] there = measures.of(model, draws.get(d).clone());
            double[] here = measures.of(model, everybody.clone());
            differences[d] = new double[apparent.length];
            Arrays.setAll(differences[d], i -> there[i] - here[i]);
        }
        List<Optimism> found = new ArrayList<>();
        for (int m = 0; m < apparent.length; m++) {
            int measure = m;
            found.add(summary(
                    apparent[m],
                    Arrays.stream(differences).mapToDouble(d -> d[measure]).toArray()));
        }
        return found;
    }

    /**
     * Draws patients with replacement, each with all its rows. A draw of one class only has no fit and is drawn again.
     *
     * @param outcomes {@code int[rows]}, both classes present
     * @param groups the patient of each row
     * @param times number of draws, at least 1
     * @return row numbers, rising, of each draw; the same arguments give the same
     */
    public static List<int[]> draws(int[] outcomes, List<String> groups, int times, long seed) {
        if (!Table.hasBothClasses(outcomes)) {
            throw new IllegalArgumentException("a draw needs patients with and without the outcome");
        }
        List<int[]> members = Groups.rows(groups, outcomes.length);
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> draws = new ArrayList<>(times);
        while (draws.size() < times) {
            int[] drawn = random.ints(members.size(), 0, members.size())
                    .mapToObj(members::get)
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .toArray();
            if (Table.hasBothClasses(Arrays.stream(drawn).map(i -> outcomes[i]).toArray())) {
                draws.add(drawn);
            }
        }
        return draws;
    }

    private static Optimism summary(double apparent, double[] differences) {
        int n = differences.length;
        double mean = Arrays.stream(differences).sum() / n;
        double squares =
                Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
        return new Optimism(apparent, mean, n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (n - 1.0) / n));
    }
}

package org.rheumaroute.training.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.training.statistic.Seeds;

/**
 * Log-odds that may be behind the outcomes of a cohort: draws from the posteriors of two families of truths that compete
 * with no member. {@link Posterior} is made of lines, bends, steps and pairs of inputs; {@link ClassDensities} of how
 * each input is distributed with and without the outcome. {@link HeldOut} says how many draws come from which. Their use
 * is not to predict but to say how large errors are: the distance between a model's out-of-fold log-odds and a draw is
 * distributed like the model's error, if the truth is of such a kind. Structure of another kind, and inputs that nobody
 * measured, they cannot see.
 *
 * @param rows the patients concerned, as positions in the cohort, rising
 * @param logOdds {@code double[draws][rows]}
 * @param shareByClass share of the second family, 0 to 1
 */
public record PlausibleTruths(int[] rows, double[][] logOdds, double shareByClass) {
    private static final int DRAWS = 40;
    /** More patients cost time and change little. */
    private static final int MOST_PATIENTS = 2_500;
    /** Small cohorts get several completions of their gaps, so that chance in one of them does not decide. */
    private static final int MOST_COMPLETIONS = 4;

    /**
     * Draws truths.
     *
     * @param patients all made for one schema
     * @param outcomes {@code int[patients]}, 0 or 1
     * @param independent rows that may be used, rising, both outcomes among them; one for each person
     * @param moments means and correlations of the same cohort
     */
    public static PlausibleTruths draw(
            List<FeatureVector> patients, int[] outcomes, int[] independent, Familiarity moments, long seed) {
        Random random = new Random(Seeds.derive(seed, "plausible-truths", 0));
        int[] rows = rows(independent, random);
        List<FeatureVector> chosen = Arrays.stream(rows).mapToObj(patients::get).toList();
        int[] theirs = Arrays.stream(rows).map(i -> outcomes[i]).toArray();
        int[] everybody = IntStream.range(0, rows.length).toArray();
        Completion completion = new Completion(moments);
        Family.Fitting byClass = learned -> ClassDensities.fit(known(chosen), theirs, learned);
        double[][] first = completion.draw(chosen, random);
        Family.Fitting byShapes = learned -> Posterior.fit(Shapes.of(first, theirs, learned), theirs, learned);
        double share = new HeldOut(theirs, Seeds.derive(seed, "plausible-truths", 1)).share(byShapes, byClass, random);
        int drawnByClass = (int) Math.round(DRAWS * share);
        List<double[]> draws = new ArrayList<>();
        int completions = Math.max(1, Math.min(MOST_COMPLETIONS, MOST_PATIENTS / (2 * rows.length)));
        for (int c = 0; c < completions; c++) {
            double[][] complete = c == 0 ? first : completion.draw(chosen, random);
            int from = (DRAWS - drawnByClass) * c / completions;
            int to = (DRAWS - drawnByClass) * (c + 1) / completions;
            if (to > from) {
                Family shapes = Posterior.fit(Shapes.of(complete, theirs, everybody), theirs, everybody);
                add(draws, shapes, to - from, random);
            }
        }
        if (drawnByClass > 0) {
            add(draws, byClass.fit(everybody), drawnByClass, random);
        }
        return new PlausibleTruths(rows, draws.toArray(double[][]::new), share);
    }

    private static void add(List<double[]> draws, Family family, int count, Random random) {
        for (int d = 0; d < count; d++) {
            draws.add(family.draw(random));
        }
    }

    /** {@code double[patients][features]}, NaN where unknown. */
    private static double[][] known(List<FeatureVector> patients) {
        return patients.stream()
                .map(patient -> IntStream.range(0, patient.schema().size())
                        .mapToDouble(f -> patient.value(f).orElse(Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static int[] rows(int[] independent, Random random) {
        if (independent.length <= MOST_PATIENTS) {
            return independent.clone();
        }
        int[] all = independent.clone();
        for (int i = 0; i < MOST_PATIENTS; i++) { // the first steps of Fisher and Yates' shuffle
            int other = i + random.nextInt(all.length - i);
            int swap = all[i];
            all[i] = all[other];
            all[other] = swap;
        }
        int[] chosen = Arrays.copyOf(all, MOST_PATIENTS);
        Arrays.sort(chosen);
        return chosen;
    }
}

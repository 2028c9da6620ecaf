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
 * Log-odds that may be behind the outcomes of a cohort: draws from the posterior of a flexible Bayesian model that
 * competes with no member. Its use is not to predict but to say how large errors are: the distance between a model's
 * out-of-fold log-odds and a draw is distributed like the model's error, if the truth is of the kind that the prior
 * allows (lines, bends, steps, pairs). Structure of another kind, and inputs that nobody measured, it cannot see.
 *
 * @param rows the patients concerned, as positions in the cohort, rising
 * @param logOdds {@code double[draws][rows]}
 */
public record PlausibleTruths(int[] rows, double[][] logOdds) {
    private static final int DRAWS = 20;
    /** More patients cost time and change little. */
    private static final int MOST_PATIENTS = 2_500;
    /** Small cohorts get several completions of their gaps, so that chance in one of them does not decide. */
    private static final int MOST_COMPLETIONS = 4;

    /**
     * Draws truths.
     *
     * @param patients all made for one schema
     * @param outcomes {@code int[patients]}, 0 or 1, both present
     * @param moments means and correlations of the same cohort
     */
    public static PlausibleTruths draw(List<FeatureVector> patients, int[] outcomes, Familiarity moments, long seed) {
        Random random = new Random(Seeds.derive(seed, "plausible-truths", 0));
        int[] rows = rows(patients.size(), random);
        List<FeatureVector> chosen = Arrays.stream(rows).mapToObj(patients::get).toList();
        int[] theirs = Arrays.stream(rows).map(i -> outcomes[i]).toArray();
        int completions = Math.max(1, Math.min(MOST_COMPLETIONS, MOST_PATIENTS / (2 * rows.length)));
        Completion completion = new Completion(moments);
        List<double[]> draws = new ArrayList<>();
        for (int c = 0; c < completions; c++) {
            Shapes shapes = Shapes.of(completion.draw(chosen, random), theirs);
            Posterior posterior = Posterior.fit(shapes, theirs);
            for (int d = 0; d < DRAWS / completions; d++) {
                draws.add(posterior.draw(random));
            }
        }
        return new PlausibleTruths(rows, draws.toArray(double[][]::new));
    }

    private static int[] rows(int patients, Random random) {
        int[] all = IntStream.range(0, patients).toArray();
        if (patients <= MOST_PATIENTS) {
            return all;
        }
        for (int i = 0; i < MOST_PATIENTS; i++) { // the first steps of Fisher and Yates' shuffle
            int other = i + random.nextInt(patients - i);
            int swap = all[i];
            all[i] = all[other];
            all[other] = swap;
        }
        int[] chosen = Arrays.copyOf(all, MOST_PATIENTS);
        Arrays.sort(chosen);
        return chosen;
    }
}

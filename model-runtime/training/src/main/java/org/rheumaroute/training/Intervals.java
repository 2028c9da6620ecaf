package org.rheumaroute.training;

import java.util.Arrays;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.uncertainty.PlausibleTruths;

/**
 * Fits the interval around a probability by {@link IntervalRule#PLAUSIBLE_TRUTHS}. Out-of-fold log-odds stand for those
 * of new patients, draws of plausible truths for the truth that nobody knows; so the recipe needs no patient with a known
 * probability and no refit.
 */
final class Intervals {
    static final double COVERAGE = 0.9;

    /**
     * Standard deviation, in log-odds, of the level of risk between hospitals that the case mix does not explain. A
     * choice, not an estimate: one training hospital cannot tell. Between the published cohorts the shares alone (27.1 and
     * 32.1 %) differ by 0.24; with the reader and assay shifts that the invented cohorts assume it is 0.1 to 0.6.
     */
    static final double BETWEEN_SITES = 0.45;

    /** What a card says of it. */
    static final String LIMIT =
            "The interval allows for the unknown level of risk of another hospital (standard deviation "
                    + BETWEEN_SITES
                    + " in log-odds, a choice); it knows of lines, bends, steps and pairs of inputs and of inputs that"
                    + " are distributed otherwise in patients with the outcome, not of structure of another kind, nor of"
                    + " anything that was not measured.";

    private static final double STANDARD_ERRORS = 1.6448536269514722; // of a 90 % normal interval

    /** A spread that says nothing may still widen the interval, but by little. */
    private static final double LEAST_SHARE_OF_SPREAD = 0.05;

    /** Where the errors are: predicted log-odds, spread, and one error for each draw. */
    private record Errors(double[] predicted, double[] spread, double[][] ofDraws) {}

    private Intervals() {}

    /**
     * The rule for scores that {@code calibration} is applied to.
     *
     * @param predicted out-of-fold log-odds before that calibration
     * @param spread variance between the members for each patient, {@code double[repeats][rows]}; all 0 for one model
     * @param truths drawn for the same cohort
     */
    static IntervalRule rule(Platt calibration, OutOfFold predicted, double[][] spread, PlausibleTruths truths) {
        Errors errors = errors(calibration, predicted, spread, truths);
        double slope = calibration.slope();
        double mean = Arrays.stream(errors.predicted).average().orElse(0);
        VarianceShape shape = shape(errors, mean, slope);
        double multiplier = quantile(standardised(errors, mean, slope, shape));
        // The rule gives the spread the weight 1, so everything else is told in its units.
        double unit = shape.ofSpread();
        double growth = shape.growth() / unit;
        return new IntervalRule(
                IntervalRule.PLAUSIBLE_TRUTHS,
                COVERAGE,
                false,
                multiplier * Math.sqrt(unit),
                growth * mean * mean,
                growth,
                -growth * mean,
                shape.constant() / unit / (slope * slope),
                STANDARD_ERRORS * BETWEEN_SITES);
    }

    private static Errors errors(Platt calibration, OutOfFold predicted, double[][] spread, PlausibleTruths truths) {
        int repeats = predicted.logOdds().length;
        int rows = truths.rows().length;
        int draws = truths.logOdds().length;
        double[] logOdds = new double[repeats * rows];
        double[] theirSpread = new double[repeats * rows];
        double[][] errors = new double[repeats * rows][draws];
        for (int r = 0; r < repeats; r++) {
            for (int i = 0; i < rows; i++) {
                int at = r * rows + i;
                logOdds[at] = predicted.logOdds()[r][truths.rows()[i]];
                theirSpread[at] = spread[r][truths.rows()[i]];
                for (int d = 0; d < draws; d++) {
                    errors[at][d] = calibration.apply(logOdds[at]) - truths.logOdds()[d][i];
                }
            }
        }
        return new Errors(logOdds, theirSpread, errors);
    }

    private static VarianceShape shape(Errors errors, double mean, double slope) {
        int count = errors.predicted.length;
        double[] squares = new double[count];
        double[] spread = new double[count];
        double[] distance = new double[count];
        for (int i = 0; i < count; i++) {
            squares[i] =
                    Arrays.stream(errors.ofDraws[i]).map(e -> e * e).average().orElse(0);
            spread[i] = slope * slope * errors.spread[i];
            distance[i] = (errors.predicted[i] - mean) * (errors.predicted[i] - mean);
        }
        return VarianceShape.fit(squares, spread, distance).withSpreadAtLeast(LEAST_SHARE_OF_SPREAD, spread);
    }

    private static double[] standardised(Errors errors, double mean, double slope, VarianceShape shape) {
        int draws = errors.ofDraws[0].length;
        double[] standardised = new double[errors.predicted.length * draws];
        for (int i = 0; i < errors.predicted.length; i++) {
            double from = errors.predicted[i] - mean;
            double deviation = Math.sqrt(shape.at(slope * slope * errors.spread[i], from * from));
            for (int d = 0; d < draws; d++) {
                standardised[i * draws + d] = Math.abs(errors.ofDraws[i][d]) / deviation;
            }
        }
        return standardised;
    }

    private static double quantile(double[] values) {
        Arrays.sort(values);
        return values[(int) Math.ceil(COVERAGE * values.length) - 1];
    }
}

package org.rheumaroute.training.figure;

/**
 * One candidate's predictions.
 *
 * @param logOdds calibrated, {@code double[rows]}; points where they are no probabilities
 * @param cuts log-odds from which the answer is yes, {@code double[rows]}: each chosen where the row's model was; NaN
 *     where no cut beat chance
 * @param isProbability whether {@code logOdds} are log-odds; points of a rule only put patients into an order
 */
public record Prediction(double[] logOdds, double[] cuts, boolean isProbability) {
    public Prediction {
        if (logOdds.length != cuts.length) {
            throw new IllegalArgumentException(logOdds.length + " predictions, " + cuts.length + " cuts");
        }
    }

    /** Probabilities. */
    public Prediction(double[] logOdds, double[] cuts) {
        this(logOdds, cuts, true);
    }
}

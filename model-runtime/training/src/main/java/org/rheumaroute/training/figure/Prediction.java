package org.rheumaroute.training.figure;

/**
 * One candidate's predictions.
 *
 * @param logOdds calibrated, {@code double[rows]}
 * @param cuts log-odds from which the answer is yes, {@code double[rows]}: each chosen where the row's model was; NaN
 *     where no cut beat chance
 */
public record Prediction(double[] logOdds, double[] cuts) {
    public Prediction {
        if (logOdds.length != cuts.length) {
            throw new IllegalArgumentException(logOdds.length + " predictions, " + cuts.length + " cuts");
        }
    }
}

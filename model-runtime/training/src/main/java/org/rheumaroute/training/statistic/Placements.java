package org.rheumaroute.training.statistic;

/**
 * DeLong's structural components: for each patient the share of the other class that the score orders rightly.
 *
 * @param ofEvents {@code double[events]}
 * @param ofOthers {@code double[others]}
 */
record Placements(double[] ofEvents, double[] ofOthers) {
    static Placements of(double[] scores, int[] outcomes) {
        Table.check(scores, outcomes);
        double[] events = Table.pick(scores, outcomes, 1);
        double[] others = Table.pick(scores, outcomes, 0);
        if (events.length == 0 || others.length == 0) {
            throw new IllegalArgumentException("an AUC needs patients with and without the outcome");
        }
        double[] ofEvents = shareBelow(events, Table.sorted(others));
        double[] ofOthers = shareBelow(others, Table.sorted(events));
        for (int j = 0; j < ofOthers.length; j++) {
            ofOthers[j] = 1 - ofOthers[j];
        }
        return new Placements(ofEvents, ofOthers);
    }

    /** The AUC. */
    double auc() {
        return mean(ofEvents);
    }

    /** Covariance of two AUCs on the same patients; with itself the variance. */
    double covariance(Placements other) {
        return covariance(ofEvents, other.ofEvents) / ofEvents.length
                + covariance(ofOthers, other.ofOthers) / ofOthers.length;
    }

    /** Variance of the difference: of the differences themselves, so that equal scores give exactly 0. */
    double differenceVariance(Placements other) {
        Placements difference = new Placements(minus(ofEvents, other.ofEvents), minus(ofOthers, other.ofOthers));
        return difference.covariance(difference);
    }

    private static double[] shareBelow(double[] values, double[] sorted) {
        double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // Twice the count of lower ones plus half the ties is a whole number: no rounding before the division.
            shares[i] = (Table.below(sorted, values[i]) + Table.atOrBelow(sorted, values[i])) / (2.0 * sorted.length);
        }
        return shares;
    }

    private static double covariance(double[] one, double[] other) {
        if (one.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double meanOne = mean(one);
        double meanOther = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOne) * (other[i] - meanOther);
        }
        return sum / (one.length - 1);
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

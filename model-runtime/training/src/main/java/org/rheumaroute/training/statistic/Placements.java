package org.rheumaroute.training.statistic;

import java.util.Arrays;

/**
 * DeLong's structural components: for each patient the share of the other class that the score orders rightly.
 *
 * <p>Where a patient has several rows the components of a patient go together; variances are then those of Obuchowski
 * 1997 (doi:10.2307/2533958), from the patients' sums. With one row a patient they are DeLong's.
 *
 * @param ofEvents {@code double[events]}
 * @param ofOthers {@code double[others]}
 * @param clusters of all rows
 * @param outcomes {@code int[rows]}, 0 or 1
 */
record Placements(double[] ofEvents, double[] ofOthers, Clusters clusters, int[] outcomes) {
    static Placements of(double[] scores, int[] outcomes) {
        return of(scores, outcomes, Clusters.none(outcomes.length));
    }

    static Placements of(double[] scores, int[] outcomes, Clusters clusters) {
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
        return new Placements(ofEvents, ofOthers, clusters, outcomes);
    }

    /** The AUC. */
    double auc() {
        return mean(ofEvents);
    }

    /** Covariance of two AUCs on the same patients; with itself the variance. */
    double covariance(Placements other) {
        if (clusters.repeat()) {
            return ofPatients().covariance(other.ofPatients());
        }
        return covariance(ofEvents, other.ofEvents) / ofEvents.length
                + covariance(ofOthers, other.ofOthers) / ofOthers.length;
    }

    /** Variance of the difference: of the differences themselves, so that equal scores give exactly 0. */
    double differenceVariance(Placements other) {
        Placements difference =
                new Placements(minus(ofEvents, other.ofEvents), minus(ofOthers, other.ofOthers), clusters, outcomes);
        return difference.covariance(difference);
    }

    private ByPatient ofPatients() {
        double mean = auc();
        double[] events = new double[outcomes.length];
        double[] others = new double[outcomes.length];
        double[] eventRows = new double[outcomes.length];
        double[] otherRows = new double[outcomes.length];
        int event = 0;
        int other = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == 1) {
                events[i] = ofEvents[event++] - mean;
                eventRows[i] = 1;
            } else {
                others[i] = ofOthers[other++] - mean;
                otherRows[i] = 1;
            }
        }
        return new ByPatient(
                clusters.sums(events), clusters.sums(others), clusters.sums(eventRows), clusters.sums(otherRows));
    }

    /**
     * Distances of the components from the AUC, added up by patient; and the numbers of rows.
     *
     * @param events {@code double[patients]}, of the patient's rows with the outcome
     * @param others of those without
     * @param eventRows number of rows with the outcome
     * @param otherRows number of rows without
     */
    private record ByPatient(double[] events, double[] others, double[] eventRows, double[] otherRows) {
        double covariance(ByPatient second) {
            double rowsWith = sum(eventRows);
            double rowsWithout = sum(otherRows);
            return between(events, second.events, with(eventRows)) / (rowsWith * rowsWith)
                    + between(others, second.others, with(otherRows)) / (rowsWithout * rowsWithout)
                    + (between(events, second.others, events.length) + between(others, second.events, events.length))
                            / (rowsWith * rowsWithout);
        }

        /** Products summed over patients, for as many patients as have such rows. */
        private static double between(double[] one, double[] other, int patients) {
            if (patients < 2) {
                return Double.POSITIVE_INFINITY;
            }
            double sum = 0;
            for (int c = 0; c < one.length; c++) {
                sum += one[c] * other[c];
            }
            return sum * patients / (patients - 1.0);
        }

        private static int with(double[] rows) {
            return (int) Arrays.stream(rows).filter(n -> n > 0).count();
        }

        private static double sum(double[] values) {
            return Arrays.stream(values).sum();
        }
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

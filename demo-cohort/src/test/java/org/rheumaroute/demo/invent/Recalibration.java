package org.rheumaroute.demo.invent;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Logistic regression of the outcome on a log-odds: a calibrated one gives intercept 0 and slope 1. */
record Recalibration(double intercept, double slope) {
    static Recalibration of(List<InventedPatient> patients, ToDoubleFunction<InventedPatient> logOdds) {
        double[][] rows = patients.stream()
                .map(p -> new double[] {1, logOdds.applyAsDouble(p)})
                .toArray(double[][]::new);
        double[] outcomes =
                patients.stream().mapToDouble(p -> p.progressed() ? 1 : 0).toArray();
        double[] weights = RidgeLogistic.newton(rows, outcomes, 0);
        return new Recalibration(weights[0], weights[1]);
    }

    /** Log-odds of a chance; chances beyond one in a million are taken as that. */
    static double logOdds(double chance) {
        double p = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
        return Math.log(p / (1 - p));
    }
}

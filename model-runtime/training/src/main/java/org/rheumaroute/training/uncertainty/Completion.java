package org.rheumaroute.training.uncertainty;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;

/**
 * Scaled inputs with every gap filled by a draw from what the patient's known inputs let expect, under a normal
 * distribution with the cohort's means and correlations. Not the expected value itself: that would hide how much the
 * unknown value could have told.
 */
final class Completion {
    private final Familiarity moments;

    /** @param moments means, deviations and correlations of the cohort */
    Completion(Familiarity moments) {
        this.moments = moments;
    }

    /** {@code double[patients][features]}, in standard deviations from the cohort's means; nothing missing. */
    double[][] draw(List<FeatureVector> patients, Random random) {
        return patients.stream().map(patient -> draw(patient, random)).toArray(double[][]::new);
    }

    private double[] draw(FeatureVector patient, Random random) {
        int size = moments.inputs().size();
        double[] scaled = new double[size];
        for (int f = 0; f < size; f++) {
            if (patient.value(f).isPresent()) {
                scaled[f] = moments.inputs().get(f).scaled(patient.value(f).getAsDouble());
            }
        }
        int[] unknown =
                IntStream.range(0, size).filter(f -> patient.value(f).isEmpty()).toArray();
        if (unknown.length > 0) {
            int[] known = IntStream.range(0, size)
                    .filter(f -> patient.value(f).isPresent())
                    .toArray();
            fill(scaled, known, unknown, random);
        }
        return scaled;
    }

    private void fill(double[] scaled, int[] known, int[] unknown, Random random) {
        Factor ofKnown = Factor.of(part(known, known));
        double[] weights =
                ofKnown.solve(IntStream.of(known).mapToDouble(f -> scaled[f]).toArray());
        double[][] across = part(unknown, known);
        double[][] left = part(unknown, unknown);
        double[] mean = new double[unknown.length];
        for (int i = 0; i < unknown.length; i++) {
            double[] explained = ofKnown.solve(across[i]);
            for (int k = 0; k < known.length; k++) {
                mean[i] += across[i][k] * weights[k];
            }
            for (int j = 0; j < unknown.length; j++) {
                for (int k = 0; k < known.length; k++) {
                    left[i][j] -= explained[k] * across[j][k];
                }
            }
        }
        double[] noise = new double[unknown.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] drawn = Factor.of(left).times(noise);
        for (int i = 0; i < unknown.length; i++) {
            scaled[unknown[i]] = mean[i] + drawn[i];
        }
    }

    private double[][] part(int[] rows, int[] columns) {
        double[][] part = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                part[i][j] = moments.correlation().get(rows[i]).get(columns[j]);
            }
        }
        return part;
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Numbers for a regression from feature vectors: transformed, scaled to the rows that it was made on; a gap is the mean,
 * and a column says that it was one. Immutable.
 */
final class RoutineInputs {
    /** A column that so few patients differ in tells nothing. */
    private static final int FEWEST = 5;

    private final TaskDefinition task;
    private final int[] features;
    private final double[] means;
    private final double[] deviations;
    private final int[] flagged;

    private RoutineInputs(TaskDefinition task, int[] features, List<FeatureVector> rows) {
        this.task = task;
        this.features = features;
        this.means = new double[features.length];
        this.deviations = new double[features.length];
        for (int f = 0; f < features.length; f++) {
            double[] known = known(rows, features[f]);
            double mean = Arrays.stream(known).average().orElse(0);
            double variance = Arrays.stream(known)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            means[f] = mean;
            deviations[f] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        this.flagged = Arrays.stream(features)
                .filter(f -> {
                    long gaps = rows.stream().filter(v -> v.value(f).isEmpty()).count();
                    return gaps >= FEWEST && rows.size() - gaps >= FEWEST;
                })
                .toArray();
    }

    /** Everything but gene expression. */
    static RoutineInputs routine(TaskDefinition task, List<FeatureVector> rows) {
        return new RoutineInputs(task, positions(task, false), rows);
    }

    /** Some inputs only. */
    static RoutineInputs of(TaskDefinition task, int[] features, List<FeatureVector> rows) {
        return new RoutineInputs(task, features.clone(), rows);
    }

    /** Positions in the schema of gene expression, or of everything else. */
    static int[] positions(TaskDefinition task, boolean expression) {
        return IntStream.range(0, task.schema().size())
                .filter(f -> (task.schema().features().get(f).group() == FeatureGroup.EXPRESSION) == expression)
                .toArray();
    }

    private double[] known(List<FeatureVector> rows, int feature) {
        return rows.stream()
                .map(v -> v.value(feature))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(v -> task.transforms().get(feature).of(v.getAsDouble()))
                .toArray();
    }

    /** {@code double[rows][columns]}. */
    double[][] of(List<FeatureVector> rows) {
        return rows.stream().map(this::of).toArray(double[][]::new);
    }

    private double[] of(FeatureVector vector) {
        double[] row = new double[features.length + flagged.length];
        for (int f = 0; f < features.length; f++) {
            OptionalDouble value = vector.value(features[f]);
            row[f] = value.isPresent()
                    ? (task.transforms().get(features[f]).of(value.getAsDouble()) - means[f]) / deviations[f]
                    : 0;
        }
        for (int g = 0; g < flagged.length; g++) {
            row[features.length + g] = vector.value(flagged[g]).isEmpty() ? 1 : 0;
        }
        return row;
    }

    /**
     * What one input adds to the log-odds: {@code slope * (transformed value - mean)}, or {@code gap} when it is missing.
     *
     * @param feature its position in the schema
     */
    record Part(int feature, double mean, double slope, double gap) {}

    /**
     * A regression on these columns, told by input.
     *
     * @param coefficients intercept, then one for each column of {@link #of(List)}
     */
    List<Part> parts(double[] coefficients) {
        List<Part> parts = new ArrayList<>();
        for (int f = 0; f < features.length; f++) {
            double gap = 0;
            for (int g = 0; g < flagged.length; g++) {
                gap += flagged[g] == features[f] ? coefficients[1 + features.length + g] : 0;
            }
            parts.add(new Part(features[f], means[f], coefficients[1 + f] / deviations[f], gap));
        }
        return parts;
    }

    /** Two tables side by side. */
    static double[][] beside(double[][] left, double[][] right) {
        double[][] both = new double[left.length][];
        for (int i = 0; i < left.length; i++) {
            both[i] = Arrays.copyOf(left[i], left[i].length + right[i].length);
            System.arraycopy(right[i], 0, both[i], left[i].length, right[i].length);
        }
        return both;
    }
}

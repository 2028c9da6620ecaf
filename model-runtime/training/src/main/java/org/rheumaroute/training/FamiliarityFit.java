package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.model.packages.Familiarity.Input;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;

/**
 * Fits the gate against unusual combinations. The moments are those of the known values, pair by pair; the correlations
 * are shrunk towards none by Schäfer and Strimmer's rule (2005, doi:10.2202/1544-6115.1175), so that few patients give
 * a careful answer. The threshold is the quantile of the distance in patients whose fold the moments had not seen, with
 * the finite-sample step of split conformal prediction (Vovk et al. 2005): a new patient of the training kind is refused
 * with about the chosen probability, whatever the shape of the inputs.
 */
final class FamiliarityFit {
    /** 5 % are allowed at most; with 210 patients the share itself varies by more than 1 %. */
    static final double FALSE_ALARMS = 0.025;

    private static final int FOLDS = 10;
    private static final double LEAST_SHRINKAGE = 0.01;
    private static final double SHRINKAGE_STEP = 0.05;

    private final List<FeatureSpec> features;
    private final List<Transform> transforms;

    private FamiliarityFit(List<FeatureSpec> features, List<Transform> transforms) {
        this.features = features;
        this.transforms = transforms;
    }

    /**
     * Fits on all vectors; the outcomes play no part.
     *
     * @param vectors the training patients, all made for one schema
     * @param transforms one for each feature, in schema order
     */
    static Familiarity fit(List<FeatureVector> vectors, List<Transform> transforms, long seed) {
        FamiliarityFit fit = new FamiliarityFit(vectors.get(0).schema().features(), transforms);
        return fit.gate(vectors, threshold(fit.heldOut(vectors, seed)));
    }

    /** Distances of patients from moments that had not seen them: {@code double[vectors]}. */
    private double[] heldOut(List<FeatureVector> vectors, long seed) {
        Folds folds = Folds.stratified(new int[vectors.size()], FOLDS, Seeds.derive(seed, "familiarity", 0));
        double[] distances = new double[vectors.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<FeatureVector> others =
                    Arrays.stream(folds.outside(fold)).mapToObj(vectors::get).toList();
            Familiarity gate = gate(others, 0);
            for (int i : folds.inside(fold)) {
                distances[i] = gate.distance(vectors.get(i));
            }
        }
        return distances;
    }

    /** The least distance that leaves at most the chosen share of equally likely next patients above it. */
    private static double threshold(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * (1 - FALSE_ALARMS));
        return sorted[Math.min(rank, sorted.length) - 1];
    }

    private Familiarity gate(List<FeatureVector> vectors, double threshold) {
        List<Input> inputs = new ArrayList<>();
        double[][] scaled = new double[features.size()][];
        for (int f = 0; f < features.size(); f++) {
            double[] values = transformed(vectors, f);
            Input input = input(f, values);
            inputs.add(input);
            scaled[f] = Arrays.stream(values)
                    .map(v -> (v - input.centre()) / input.scale())
                    .toArray();
        }
        double[][] raw = correlations(scaled);
        for (double more = 0; ; more += SHRINKAGE_STEP) {
            double shrinkage = Math.min(1, shrinkage(raw, scaled) + more);
            try {
                return new Familiarity(
                        Familiarity.METHOD, FALSE_ALARMS, vectors.size(), threshold, inputs, shrunk(raw, shrinkage));
            } catch (IllegalArgumentException e) {
                // Pairs that were known in different patients need not fit together; full shrinkage always does.
                if (shrinkage == 1) {
                    throw e;
                }
            }
        }
    }

    /** Transformed values, NaN where missing: {@code double[vectors]}. */
    private double[] transformed(List<FeatureVector> vectors, int position) {
        return vectors.stream()
                .map(v -> v.value(position))
                .mapToDouble(v -> v.isPresent() ? transforms.get(position).of(v.getAsDouble()) : Double.NaN)
                .toArray();
    }

    private Input input(int position, double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = known.length < 2 ? 0 : Math.sqrt(squares / (known.length - 1));
        FeatureSpec feature = features.get(position);
        Transform transform = transforms.get(position);
        // What never varied may still vary: a tenth of the deviation that one patient at the other end would bring.
        double least =
                (transform.of(feature.high()) - transform.of(feature.low())) / Math.sqrt(known.length + 2.0) / 10;
        return new Input(feature.name(), transform == Transform.LOG1P, mean, Math.max(deviation, least));
    }

    /** Over the patients in whom both are known; 0 where nobody has both. */
    private static double[][] correlations(double[][] scaled) {
        double[][] found = new double[scaled.length][scaled.length];
        for (int i = 0; i < scaled.length; i++) {
            found[i][i] = 1;
            for (int j = 0; j < i; j++) {
                found[i][j] = correlation(scaled[i], scaled[j]);
                found[j][i] = found[i][j];
            }
        }
        return found;
    }

    private static double correlation(double[] a, double[] b) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                product += a[i] * b[i];
                ofA += a[i] * a[i];
                ofB += b[i] * b[i];
            }
        }
        return ofA > 0 && ofB > 0 ? Math.max(-1, Math.min(1, product / Math.sqrt(ofA * ofB))) : 0;
    }

    /** Sampling variance of the correlations over their squares, 0 to 1. */
    private static double shrinkage(double[][] raw, double[][] scaled) {
        double variance = 0;
        double squares = 0;
        for (int i = 0; i < raw.length; i++) {
            for (int j = 0; j < i; j++) {
                double r = raw[i][j];
                variance += (1 - r * r) * (1 - r * r) / Math.max(1, together(scaled[i], scaled[j]) - 1);
                squares += r * r;
            }
        }
        double share = squares > 0 ? variance / squares : 1;
        return Math.min(1, Math.max(LEAST_SHRINKAGE, share));
    }

    private static int together(double[] a, double[] b) {
        int both = 0;
        for (int i = 0; i < a.length; i++) {
            both += Double.isNaN(a[i]) || Double.isNaN(b[i]) ? 0 : 1;
        }
        return both;
    }

    private static List<List<Double>> shrunk(double[][] raw, double shrinkage) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < raw.length; j++) {
                row.add(i == j ? 1.0 : (1 - shrinkage) * raw[i][j]);
            }
            rows.add(row);
        }
        return rows;
    }
}

package org.rheumaroute.model.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Asks {@link Familiarity} of one patient after the other. The factor of the correlation among the known inputs depends
 * on which are known only, so it is kept for each pattern of gaps that comes; cohorts have few. Thread-safe.
 */
final class FamiliarityGate {
    /** More names than this help nobody to find the wrong value. */
    private static final int MOST_NAMED = 4;
    /** Standard deviations from what the other inputs let expect, from which an input is named. */
    private static final double NAMED_FROM = 2.0;
    /** Patterns of gaps whose factors are kept; 15 inputs take 2 kB for each. */
    private static final int MOST_PATTERNS = 1024;

    private final Familiarity rule;
    private final double[][] correlation;
    private final Map<BitSet, Known> patterns = new ConcurrentHashMap<>();

    FamiliarityGate(Familiarity rule) {
        this.rule = rule;
        this.correlation = rule.correlation().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    /** Positions of the known inputs, with the factor of the correlation among them. */
    private record Known(int[] positions, Cholesky factors) {}

    double distance(FeatureVector vector) {
        double[] values = vector.toDoubles();
        BitSet pattern = pattern(values);
        if (pattern.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        Known known = known(pattern);
        double[] half = known.factors().forward(scaled(values, known));
        double squared = 0;
        for (double part : half) {
            squared += part * part;
        }
        double k = half.length;
        return (StrictMath.cbrt(squared / k) - (1 - 2 / (9 * k))) / Math.sqrt(2 / (9 * k));
    }

    /** Why a vector is refused; empty when it is familiar enough. The vector has passed the other gates. */
    Optional<Declined> refusal(FeatureVector vector) {
        if (distance(vector) <= rule.threshold()) {
            return Optional.empty();
        }
        List<FeatureName> drivers = drivers(vector);
        String names = drivers.stream().map(FeatureName::value).collect(Collectors.joining(", "));
        return Optional.of(new Declined(
                DeclineReason.UNUSUAL_COMBINATION,
                drivers,
                "Each input is in range, but together they are unlike the training patients; least expected beside"
                        + " the others: " + names + "."));
    }

    /**
     * The inputs that fit worst to the others, worst first: by the distance between each and what the others let
     * expect, in standard deviations. At least one, at most four.
     */
    private List<FeatureName> drivers(FeatureVector vector) {
        double[] values = vector.toDoubles();
        Known known = known(pattern(values));
        int[] positions = known.positions();
        double[] weighted = known.factors().solve(scaled(values, known));
        double[] residual = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            double[] unit = new double[positions.length];
            unit[i] = 1;
            residual[i] = Math.abs(weighted[i]) / Math.sqrt(known.factors().solve(unit)[i]);
        }
        List<Integer> worstFirst =
                new ArrayList<>(IntStream.range(0, positions.length).boxed().toList());
        worstFirst.sort(Comparator.comparingDouble((Integer i) -> -residual[i]));
        List<FeatureName> named = new ArrayList<>();
        for (int i : worstFirst) {
            if (named.isEmpty() || (named.size() < MOST_NAMED && residual[i] >= NAMED_FROM)) {
                named.add(rule.inputs().get(positions[i]).feature());
            }
        }
        return named;
    }

    private static BitSet pattern(double[] values) {
        BitSet pattern = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            pattern.set(i, !Double.isNaN(values[i]));
        }
        return pattern;
    }

    private Known known(BitSet pattern) {
        Known known = patterns.get(pattern);
        if (known == null) {
            int[] positions = pattern.stream().toArray();
            known = new Known(positions, Cholesky.of(among(positions)));
            if (patterns.size() < MOST_PATTERNS) {
                patterns.put(pattern, known);
            }
        }
        return known;
    }

    private double[] scaled(double[] values, Known known) {
        double[] scaled = new double[known.positions().length];
        for (int i = 0; i < scaled.length; i++) {
            int position = known.positions()[i];
            scaled[i] = rule.inputs().get(position).scaled(values[position]);
        }
        return scaled;
    }

    private double[][] among(int[] positions) {
        double[][] part = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            double[] row = correlation[positions[i]];
            part[i] = Arrays.stream(positions).mapToDouble(j -> row[j]).toArray();
        }
        return part;
    }
}

package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * How far a patient's inputs, taken together, may lie from those of the training cohort: {@code familiarity.json}. It
 * holds moments of the cohort, never a patient. Immutable, thread-safe.
 *
 * <p>The distance is Mahalanobis' over the known inputs only, which is what remains of a normal distribution when the
 * unknown ones are summed out; so that patients with few and with many known inputs can be compared, it is brought to
 * a standard normal scale by Wilson and Hilferty's cube root (1931, doi:10.1073/pnas.17.12.684). The inputs are not
 * normal, so the threshold does not rest on that: it is a quantile of the distance in held-out patients.
 *
 * @param method always {@value #METHOD} so far
 * @param falseAlarms share of patients of the training kind who are refused, as the threshold was chosen; in (0, 1)
 * @param patients how many training patients it was fitted on
 * @param threshold greatest distance that is still scored
 * @param inputs one for each feature, in schema order
 * @param correlation of the scaled inputs, square, in schema order; positive definite
 */
public record Familiarity(
        String method,
        double falseAlarms,
        int patients,
        double threshold,
        List<Input> inputs,
        List<List<Double>> correlation) {
    /** The recipe described above. */
    public static final String METHOD = "mahalanobis-held-out-quantile";

    static final String FILE = "familiarity.json";
    static final String CHECK = "familiarity";
    /** More names than this help nobody to find the wrong value. */
    private static final int MOST_NAMED = 4;
    /** Standard deviations from what the other inputs let expect, from which an input is named. */
    private static final double NAMED_FROM = 2.0;

    public Familiarity {
        inputs = List.copyOf(inputs);
        correlation = correlation.stream().map(List::copyOf).toList();
        require(method.equals(METHOD), "method must be " + METHOD);
        require(falseAlarms > 0 && falseAlarms < 1, "falseAlarms must be in (0, 1)");
        require(patients > 0, "patients must be above 0");
        require(Double.isFinite(threshold), "threshold must be finite");
        requireCorrelation(correlation, inputs.size());
    }

    /**
     * How one feature is scaled.
     *
     * @param feature its name
     * @param logarithm whether {@code ln(1 + value)} stands for the value; such a value is never negative
     * @param centre training mean after that
     * @param scale training standard deviation after that, above 0
     */
    public record Input(FeatureName feature, boolean logarithm, double centre, double scale) {
        public Input {
            require(
                    Double.isFinite(centre) && Double.isFinite(scale) && scale > 0,
                    "input " + feature + " needs a finite centre and a scale above 0");
        }

        /** Standard deviations from the training mean. */
        public double scaled(double value) {
            return ((logarithm ? StrictMath.log1p(value) : value) - centre) / scale;
        }
    }

    /**
     * Reads the JSON form.
     *
     * @param origin where the bytes come from; used in messages only
     * @throws ModelIntegrityException (check {@code familiarity}) when it is malformed or does not fit the schema
     */
    static Familiarity read(Path origin, byte[] json, FeatureSchema schema) throws ModelIntegrityException {
        Familiarity read = PackageJson.read(origin, CHECK, json, Familiarity.class);
        if (read.inputs.size() != schema.size()) {
            throw new ModelIntegrityException(origin, CHECK, "it must name the schema's features one by one");
        }
        for (int i = 0; i < schema.size(); i++) {
            Input input = read.inputs.get(i);
            FeatureName expected = schema.features().get(i).name();
            if (!input.feature().equals(expected)) {
                throw new ModelIntegrityException(origin, CHECK, "input " + i + " must be " + expected);
            }
            if (input.logarithm() && schema.features().get(i).low() < 0) {
                throw new ModelIntegrityException(origin, CHECK, expected + " may be negative, so it has no logarithm");
            }
        }
        return read;
    }

    /**
     * How unlike the training cohort the known inputs are together: about standard normal if they were normal; above
     * {@link #threshold} they are refused. Negative infinity when nothing is known.
     */
    public double distance(FeatureVector vector) {
        int[] known = known(vector);
        if (known.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] half = Cholesky.of(submatrix(known)).forward(scaled(vector, known));
        double squared = 0;
        for (double part : half) {
            squared += part * part;
        }
        double k = known.length;
        return (StrictMath.cbrt(squared / k) - (1 - 2 / (9 * k))) / Math.sqrt(2 / (9 * k));
    }

    /** Why a vector is refused; empty when it is familiar enough. The vector has passed the other gates. */
    Optional<Declined> refusal(FeatureVector vector) {
        if (distance(vector) <= threshold) {
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
    List<FeatureName> drivers(FeatureVector vector) {
        int[] known = known(vector);
        Cholesky factors = Cholesky.of(submatrix(known));
        double[] weighted = factors.solve(scaled(vector, known));
        double[] residual = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            double[] unit = new double[known.length];
            unit[i] = 1;
            residual[i] = Math.abs(weighted[i]) / Math.sqrt(factors.solve(unit)[i]);
        }
        List<Integer> worstFirst =
                new ArrayList<>(IntStream.range(0, known.length).boxed().toList());
        worstFirst.sort(Comparator.comparingDouble((Integer i) -> -residual[i]));
        List<FeatureName> named = new ArrayList<>();
        for (int i : worstFirst) {
            if (named.isEmpty() || (named.size() < MOST_NAMED && residual[i] >= NAMED_FROM)) {
                named.add(inputs.get(known[i]).feature());
            }
        }
        return named;
    }

    private static int[] known(FeatureVector vector) {
        return IntStream.range(0, vector.schema().size())
                .filter(i -> vector.value(i).isPresent())
                .toArray();
    }

    private double[] scaled(FeatureVector vector, int[] known) {
        double[] scaled = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            scaled[i] = inputs.get(known[i]).scaled(vector.value(known[i]).getAsDouble());
        }
        return scaled;
    }

    private double[][] submatrix(int[] known) {
        double[][] part = new double[known.length][known.length];
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < known.length; j++) {
                part[i][j] = correlation.get(known[i]).get(known[j]);
            }
        }
        return part;
    }

    private static void requireCorrelation(List<List<Double>> rows, int size) {
        require(rows.size() == size && size > 0, "correlation must have one row for each input");
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            require(rows.get(i).size() == size, "correlation must be square");
            for (int j = 0; j < size; j++) {
                matrix[i][j] = rows.get(i).get(j);
                require(Math.abs(matrix[i][j]) <= 1, "a correlation lies in [-1, 1]");
                require(j >= i || matrix[i][j] == matrix[j][i], "correlation must be symmetric");
            }
            require(matrix[i][i] == 1, "an input's correlation with itself is 1");
        }
        Cholesky.of(matrix);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

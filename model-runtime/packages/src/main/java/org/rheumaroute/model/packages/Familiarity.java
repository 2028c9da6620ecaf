package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.List;
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
        return new FamiliarityGate(this).distance(vector);
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

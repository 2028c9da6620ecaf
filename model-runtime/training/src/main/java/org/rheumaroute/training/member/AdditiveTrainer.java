package org.rheumaroute.training.member;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.training.member.AdditiveBasis.Product;

/**
 * An additive model with a few pairs (GA2M; Lou et al. 2013, doi 10.1145/2487575.2487579) whose penalties the data
 * choose by their evidence. Gaps are filled with conditional means. It falls back to a plain logistic regression where
 * the table supports no more, which is what wins on a few hundred patients; where risk bends, steps or acts in pairs it
 * follows, at a few per cent of a boosted ensemble's freedom. Served as an ONNX graph; draws no random numbers.
 */
public final class AdditiveTrainer implements MemberTrainer {
    static final String NAME = "additive";

    /** Penalties expected beforehand: linear, flag, hinge, ramp, product. */
    private static final double[] EXPECTED = {20, 50, 50, 50, 100};

    private static final int MOST_KNOTS = 12;
    private static final int LEAST_KNOTS = 3;
    private static final int PATIENTS_A_KNOT = 35;
    private static final int MOST_COLUMNS = 400;
    private static final double EXPORT_TOLERANCE = 2e-5;

    private final OnnxEngine engine = new OnnxEngine();
    private final List<Transform> transforms;

    /** @param transforms one for each feature, in schema order */
    public AdditiveTrainer(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        float[][] inputs = vectors.stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        Model model = model(inputs, preprocessing.flagPositions(), outcomes);
        OnnxGraph graph = new OnnxGraph(preprocessing.width());
        FittedMember fitted = new FittedMember(
                engine,
                Map.of(
                        OnnxEngine.NET_FILE, graph.finish(model.into(graph)),
                        OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                model.settings());
        double[] trained = Arrays.stream(inputs).mapToDouble(model::logOdds).toArray();
        OnnxExport.requireSameNumbers(trained, fitted.logOdds(vectors), EXPORT_TOLERANCE);
        return fitted;
    }

    /** Fits the model alone, for members that build on it. */
    static Model model(float[][] inputs, int[] flagOf, int[] outcomes) {
        Imputation imputation = Imputation.fit(inputs, flagOf);
        double[][] filled = Arrays.stream(inputs).map(imputation::filled).toArray(double[][]::new);
        AdditiveBasis basis = AdditiveBasis.of(filled, flagOf.length, knots(outcomes.length, flagOf.length));
        double[][] rows = rows(basis, filled, List.of());
        EvidenceRidge fit = EvidenceRidge.fit(rows, outcomes, basis.groups(0), EXPECTED);
        List<Product> products = new PairScreen(basis, filled, rows, outcomes, fit).choose();
        if (!products.isEmpty()) {
            fit = EvidenceRidge.fit(rows(basis, filled, products), outcomes, basis.groups(products.size()), EXPECTED);
        }
        return new Model(imputation, basis, products, fit);
    }

    private static int knots(int patients, int features) {
        int wanted = Math.max(LEAST_KNOTS, Math.min(MOST_KNOTS, patients / PATIENTS_A_KNOT));
        return Math.max(1, Math.min(wanted, MOST_COLUMNS / (2 * features)));
    }

    private static double[][] rows(AdditiveBasis basis, double[][] filled, List<Product> products) {
        return Arrays.stream(filled).map(f -> basis.row(f, products)).toArray(double[][]::new);
    }

    /** A fitted additive model. */
    record Model(Imputation imputation, AdditiveBasis basis, List<Product> products, EvidenceRidge fit) {
        double logOdds(float[] inputs) {
            return fit.logOdds(basis.row(imputation.filled(inputs), products));
        }

        /** Name of the log-odds in the graph. */
        String into(OnnxGraph graph) {
            String filled = imputation.into(graph, basis.width());
            return new AdditiveExport(graph, basis, filled).logOdds(fit.coefficients(), products);
        }

        Map<String, String> settings() {
            double[] penalties = fit.penalties();
            return Map.of(
                    "additive.penalties",
                    String.format(
                            Locale.ROOT,
                            "linear %.1f, flags %.1f, hinges %.1f, ramps %.1f, products %.1f (by evidence)",
                            penalties[0],
                            penalties[1],
                            penalties[2],
                            penalties[3],
                            penalties[4]),
                    "additive.products",
                    Integer.toString(products.size()));
        }
    }
}

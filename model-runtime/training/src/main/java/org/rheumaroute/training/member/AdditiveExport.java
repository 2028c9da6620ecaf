package org.rheumaroute.training.member;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rheumaroute.training.member.AdditiveBasis.Knot;
import org.rheumaroute.training.member.AdditiveBasis.Product;

/** Writes an additive model into a graph, with the fitted coefficients. */
final class AdditiveExport {
    private final OnnxGraph graph;
    private final AdditiveBasis basis;
    private final String filled;

    /** @param filled the inputs without gaps, {@code float[n × features]} */
    AdditiveExport(OnnxGraph graph, AdditiveBasis basis, String filled) {
        this.graph = graph;
        this.basis = basis;
        this.filled = filled;
    }

    /** @param coefficients as {@link AdditiveBasis#row} orders them */
    String logOdds(double[] coefficients, List<Product> products) {
        int knots = basis.knots().size();
        int first = 1 + basis.width();
        String sum = straight(coefficients);
        if (knots > 0) {
            String hinges = graph.relu(units(basis.knots(), false));
            sum = graph.add(sum, weighted(hinges, knots, k -> scale(k) * coefficients[first + k]));
            sum = graph.add(
                    sum, weighted(ramps(basis.knots()), knots, k -> scale(k) * coefficients[first + knots + k]));
        }
        if (!products.isEmpty()) {
            int from = first + 2 * knots;
            sum = graph.add(sum, weighted(products(products), products.size(), k -> coefficients[from + k]));
        }
        return sum;
    }

    private double scale(int knot) {
        return basis.knots().get(knot).scale();
    }

    private String straight(double[] coefficients) {
        float[] ofValues = new float[basis.features()];
        float[] ofFlags = new float[basis.width()];
        for (int j = 0; j < ofValues.length; j++) {
            ofValues[j] = (float) coefficients[1 + j];
        }
        for (int j = ofValues.length; j < ofFlags.length; j++) {
            ofFlags[j] = (float) coefficients[1 + j];
        }
        return graph.add(
                graph.linear(filled, ofValues, new float[] {(float) coefficients[0]}),
                graph.linear(OnnxGraph.INPUT, ofFlags, new float[1]));
    }

    private String weighted(String columns, int count, IntToDoubleFunction weight) {
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (float) weight.applyAsDouble(k);
        }
        return graph.linear(columns, weights, new float[1]);
    }

    /** Distance of the inputs from each knot; in units of the rise when asked. */
    private String units(List<Knot> knots, boolean byRise) {
        float[] weights = new float[knots.size() * basis.features()];
        float[] bias = new float[knots.size()];
        for (int k = 0; k < knots.size(); k++) {
            Knot knot = knots.get(k);
            double slope = byRise ? 1 / knot.rise() : 1;
            weights[k * basis.features() + knot.feature()] = (float) slope;
            bias[k] = (float) (-knot.lower() * slope);
        }
        return graph.linear(filled, weights, bias);
    }

    /** {@code 1 - relu(1 - relu(u))}: exactly 0 below and exactly 1 above, however steep. */
    String ramps(List<Knot> knots) {
        String one = graph.constant(1f);
        return graph.subtract(one, graph.relu(graph.subtract(one, graph.relu(units(knots, true)))));
    }

    private String products(List<Product> products) {
        String units = basis.coarse().isEmpty() ? filled : graph.beside(filled, ramps(basis.coarse()));
        int width = basis.features() + basis.coarse().size();
        double[][] left = new double[products.size()][width];
        double[][] right = new double[products.size()][width];
        for (int k = 0; k < products.size(); k++) {
            left[k][products.get(k).left()] = 1;
            right[k][products.get(k).right()] = 1;
        }
        return graph.multiply(graph.linear(units, left), graph.linear(units, right));
    }
}

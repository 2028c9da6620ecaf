package org.rheumaroute.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Genes by samples, as read.
 *
 * @param scale what the numbers are
 * @param panel whether only chosen genes were measured
 * @param samples names of the samples, in the file's order
 * @param rows {@code double[samples]} by the gene name of the first column
 * @param aliases symbol of a second column to the name of the first
 */
public record ExpressionMatrix(
        Scale scale, boolean panel, List<String> samples, Map<String, double[]> rows, Map<String, String> aliases) {
    public ExpressionMatrix {
        samples = List.copyOf(samples);
        rows = Map.copyOf(rows);
        aliases = Map.copyOf(aliases);
    }

    /** One sample. */
    public ExpressionSample sample(int position) {
        Map<String, Double> values = new HashMap<>();
        rows.forEach((gene, row) -> values.put(gene, row[position]));
        return new ExpressionSample(samples.get(position), scale, panel, values, aliases);
    }
}

package org.rheumaroute.expression;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The expression of one sample. Nothing in it depends on other samples, so a sample has the same scores alone and among
 * a hundred.
 *
 * @param id the sample's name in its matrix
 * @param scale what the numbers are
 * @param panel whether only chosen genes were measured, so that sums and ranks over all genes mean nothing
 * @param values number by gene name; finite and fit for the scale
 * @param aliases second names: symbol to the name under which the value stands
 */
public record ExpressionSample(
        String id, Scale scale, boolean panel, Map<String, Double> values, Map<String, String> aliases) {
    public ExpressionSample {
        values = Map.copyOf(values);
        aliases = Map.copyOf(aliases);
        values.forEach((gene, value) -> scale.complaintAbout(value).ifPresent(complaint -> {
            throw new IllegalArgumentException("gene " + gene + " " + complaint);
        }));
    }

    /** The value of a gene on the sample's own scale; empty when it was not measured. */
    public OptionalDouble value(String gene) {
        Double value = values.get(aliases.getOrDefault(gene, gene));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Sum of all values on the linear scale; for counts the library size. */
    public double total() {
        return values.values().stream()
                .mapToDouble(scale::linear)
                .sorted() // the same sum whatever the order of the rows
                .sum();
    }
}

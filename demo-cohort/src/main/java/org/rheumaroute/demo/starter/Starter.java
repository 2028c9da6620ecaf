package org.rheumaroute.demo.starter;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One invented patient at the start of a drug.
 *
 * @param index number in the cohort, from 0
 * @param id identifier, the same for the same question, seed and index
 * @param drug the drug that is started
 * @param values what is known, in canonical units
 * @param outcome whether the outcome came
 * @param trueProbability the chance from which it was drawn
 */
public record Starter(
        int index,
        String id,
        String drug,
        Map<StarterColumn, BigDecimal> values,
        boolean outcome,
        double trueProbability) {
    public Starter {
        EnumMap<StarterColumn, BigDecimal> copy = new EnumMap<>(StarterColumn.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** A known value; empty when missing. */
    public Optional<BigDecimal> value(StarterColumn column) {
        return Optional.ofNullable(values.get(column));
    }
}

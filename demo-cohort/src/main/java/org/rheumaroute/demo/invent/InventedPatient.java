package org.rheumaroute.demo.invent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One invented patient. A feature that is not in {@code values} is missing; {@code hidden} still knows it, for a writer
 * that needs a complete record.
 *
 * @param index number in the cohort, from 0
 * @param id identifier, the same for the same cohort, seed and index
 * @param site name of the invented hospital
 * @param values what is known, in canonical units
 * @param hidden every value before missingness
 * @param progressed whether rheumatoid arthritis follows within 12 months
 * @param trueProbability the chance of {@code progressed} given every value before missingness, 0 to 1: the chance from
 *     which it was drawn, or in the class-first family its chance by Bayes
 */
public record InventedPatient(
        int index,
        String id,
        InventedSite site,
        Map<CohortFeature, InventedValue> values,
        Map<CohortFeature, InventedValue> hidden,
        boolean progressed,
        double trueProbability) {
    public InventedPatient {
        values = copy(values);
        hidden = copy(hidden);
        if (hidden.size() != CohortFeature.values().length) {
            throw new IllegalArgumentException("an invented patient needs a hidden value for every feature");
        }
    }

    /** The known value of a feature; empty when missing. */
    public Optional<InventedValue> value(CohortFeature feature) {
        return Optional.ofNullable(values.get(feature));
    }

    /** Identifier of another patient of the same cohort and seed. */
    public String idOf(int otherIndex) {
        String stem = id.substring(0, id.lastIndexOf('-') + 1);
        return stem + String.format(Locale.ROOT, "%05d", otherIndex + 1);
    }

    private static Map<CohortFeature, InventedValue> copy(Map<CohortFeature, InventedValue> values) {
        EnumMap<CohortFeature, InventedValue> copy = new EnumMap<>(CohortFeature.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}

package org.rheumaroute.demo.chart;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.InventedValue;
import org.rheumaroute.model.DeclineReason;

/**
 * What the writer of a record meant: whether {@code ua-progression} can be scored from it, and with which values. Written
 * by intent, not by a reader, so that it can judge one. A package may set limits of its own beyond it, for example a least
 * number of known inputs.
 *
 * @param reason why it must be declined; null when it can be scored
 * @param values for a patient who can be scored every value a careful reader finds, in canonical units; else empty
 */
public record Expectation(@Nullable DeclineReason reason, Map<CohortFeature, InventedValue> values) {
    public Expectation {
        EnumMap<CohortFeature, InventedValue> copy = new EnumMap<>(CohortFeature.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Why it must be declined; empty when it can be scored. */
    public Optional<DeclineReason> declined() {
        return Optional.ofNullable(reason);
    }
}

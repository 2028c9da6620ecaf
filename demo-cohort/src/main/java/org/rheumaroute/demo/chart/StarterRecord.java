package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.starter.Starter;
import org.rheumaroute.demo.starter.StarterColumn;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.model.DeclineReason;

/**
 * The record of one patient who starts a targeted drug, with what a careful reader makes of it. All questions about
 * starting drugs meet the same fate: whichever class is begun, each may be asked about.
 *
 * @param starter the invented patient
 * @param starterCase what happens in the record
 * @param bundle one transaction of updates with client-chosen ids
 * @param reason why every such question must be declined; null when all can be answered
 * @param values what a careful reader finds, in canonical units; a question looks at its own columns only
 */
public record StarterRecord(
        Starter starter,
        StarterCase starterCase,
        Bundle bundle,
        @Nullable DeclineReason reason,
        Map<StarterColumn, BigDecimal> values) {
    public StarterRecord {
        EnumMap<StarterColumn, BigDecimal> copy = new EnumMap<>(StarterColumn.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Logical id of the patient in the record. */
    public String patientId() {
        return bundle.getIdElement().getIdPart().replace("-record", "");
    }

    /** Why questions about starting drugs must be declined; empty when they can be answered. */
    public Optional<DeclineReason> declined() {
        return Optional.ofNullable(reason);
    }

    /** A value that a question looks at; empty when a careful reader finds none. */
    public Optional<BigDecimal> value(StarterQuestion question, StarterColumn column) {
        return question.columns().contains(column) ? Optional.ofNullable(values.get(column)) : Optional.empty();
    }
}

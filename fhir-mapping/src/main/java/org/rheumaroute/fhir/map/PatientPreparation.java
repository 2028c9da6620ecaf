package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.Objects;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.feature.FeatureSchema;

/** From facts to a feature vector or a refusal. Pure: the same facts and day give the same answer. Thread-safe. */
public final class PatientPreparation {
    private final FeatureMap map;
    private final FeatureSchema schema;

    /**
     * @param map the task's map
     * @param schema the package's inputs
     * @throws IllegalArgumentException when they do not fit
     */
    public PatientPreparation(FeatureMap map, FeatureSchema schema) {
        this.map = Objects.requireNonNull(map);
        this.schema = Objects.requireNonNull(schema);
    }

    /**
     * Prepares one patient.
     *
     * @param facts what was read
     * @param asOf the day on which the question is asked; later facts are not seen
     */
    public Prepared prepare(PatientFacts facts, LocalDate asOf) {
        throw new UnsupportedOperationException("not yet for " + map.task() + " with " + schema);
    }
}

package org.rheumaroute.routes.score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.map.Subject;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureSchema;

/** Turns a settled patient into the cohort's entry. Pure. */
final class CohortEntries {
    private CohortEntries() {}

    static CohortEntry of(ScoredTask scored, Instant settledAt) {
        Prepared prepared = scored.prepared().prepared();
        Subject subject = prepared.subject();
        return new CohortEntry(
                subject.patientId(),
                scored.prepared().asked().task(),
                new CohortPerson(subject.birthDate().orElse(null), subject.sex(), subject.serostatus()),
                scored.outcome(),
                inputs(scored),
                prepared instanceof Ready ready ? ready.indexDate() : null,
                settledAt);
    }

    /** A person of whom nothing was read. */
    static Subject unknown(String patientId) {
        return new Subject(patientId, Optional.empty(), Sex.UNKNOWN, Serostatus.UNKNOWN);
    }

    private static List<CohortInput> inputs(ScoredTask scored) {
        return scored.prepared()
                .asked()
                .service()
                .map(service -> inputs(
                        scored.prepared().prepared().evidence(),
                        service.scorer().schema()))
                .orElse(List.of());
    }

    private static List<CohortInput> inputs(List<Evidence> evidence, FeatureSchema schema) {
        return evidence.stream().map(one -> CohortInput.of(one, schema)).toList();
    }
}

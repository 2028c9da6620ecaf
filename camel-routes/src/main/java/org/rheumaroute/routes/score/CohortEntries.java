package org.rheumaroute.routes.score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.map.Subject;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;

/** Turns a settled patient into the cohort's entry. Pure. */
final class CohortEntries {
    private CohortEntries() {}

    static CohortEntry of(ScoredPatient scored, TaskId task, Instant settledAt) {
        Subject subject = scored.prepared().subject();
        return new CohortEntry(
                subject.patientId(),
                task,
                new CohortPerson(subject.birthDate().orElse(null), subject.sex(), subject.serostatus()),
                scored.outcome(),
                inputs(scored),
                scored.prepared() instanceof Ready ready ? ready.indexDate() : null,
                settledAt);
    }

    /** A person of whom nothing was read. */
    static Subject unknown(String patientId) {
        return new Subject(patientId, Optional.empty(), Sex.UNKNOWN, Serostatus.UNKNOWN);
    }

    private static List<CohortInput> inputs(ScoredPatient scored) {
        ScoringService service = scored.service();
        if (service == null) {
            return List.of();
        }
        FeatureSchema schema = service.scorer().schema();
        return scored.prepared().evidence().stream()
                .map(evidence -> CohortInput.of(evidence, schema))
                .toList();
    }
}

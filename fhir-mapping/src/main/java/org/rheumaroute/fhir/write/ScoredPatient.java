package org.rheumaroute.fhir.write;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSpec;

/** One patient's score with the inputs it rests on and the time of scoring: all that the written words need. */
final class ScoredPatient {
    private final Ready ready;
    private final Scored scored;
    private final OffsetDateTime scoredAt;
    private final Map<FeatureName, Evidence> evidence;

    ScoredPatient(Ready ready, Scored scored, OffsetDateTime scoredAt) {
        this.ready = ready;
        this.scored = scored;
        this.scoredAt = scoredAt;
        this.evidence =
                ready.evidence().stream().collect(Collectors.toUnmodifiableMap(Evidence::feature, Function.identity()));
    }

    Ready ready() {
        return ready;
    }

    Scored scored() {
        return scored;
    }

    RiskScore score() {
        return scored.score();
    }

    TaskId task() {
        return scored.score().task();
    }

    PackageRef scoredBy() {
        return scored.scoredBy();
    }

    OffsetDateTime scoredAt() {
        return scoredAt;
    }

    LocalDate horizonEnd() {
        return ready.indexDate().plus(score().horizon());
    }

    /** Id of the RiskAssessment of this patient and task. */
    String assessmentId() {
        return RiskAssessmentWriter.idOf(ready.subject().patientId(), task());
    }

    String inputDigest() {
        return InputDigest.of(task(), scoredBy(), ready);
    }

    FeatureSpec spec(FeatureName name) {
        return ready.vector().schema().feature(name);
    }

    Optional<Evidence> evidenceFor(FeatureName name) {
        return Optional.ofNullable(evidence.get(name));
    }
}

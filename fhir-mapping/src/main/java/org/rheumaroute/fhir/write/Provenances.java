package org.rheumaroute.fhir.write;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Declined;

/**
 * Who made a version of a RiskAssessment, from what. Each version has a Provenance of its own: the id is drawn from
 * the RiskAssessment, the inputs and the version that was replaced, so a repeated attempt hits the same Provenance and
 * a return to old inputs does not overwrite an earlier one. The target is named without version, as the transaction
 * that carries both cannot know it; a server that pins references at that path adds it.
 */
final class Provenances {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private Provenances() {}

    static String idOfScore(String assessmentId, String digest, @Nullable RiskAssessmentView replaced) {
        return Digests.id("provenance", List.of(assessmentId, digest, versionOf(replaced)));
    }

    static String idOfWithdrawal(RiskAssessmentView withdrawn, Declined declined) {
        List<String> fields =
                List.of(withdrawn.id(), "withdrawn", declined.reason().code(), versionOf(withdrawn));
        return Digests.id("provenance", fields);
    }

    static String idOfRefusal(String assessmentId, String digest, @Nullable RiskAssessmentView replaced) {
        return Digests.id("provenance", List.of(assessmentId, "refused", digest, versionOf(replaced)));
    }

    /** Provenance of a score. */
    static Provenance of(
            RiskAssessment assessment, ScoredPatient patient, String id, @Nullable RiskAssessmentView replaced) {
        Provenance provenance = started(assessment, id, patient.scoredAt());
        provenance.setActivity(activity(replaced));
        for (String source : patient.ready().basis()) {
            addEntity(provenance, ProvenanceEntityRole.SOURCE, new Reference(source));
        }
        addEntity(provenance, ProvenanceEntityRole.DERIVATION, ModelResources.cardReference(patient.scoredBy()));
        addRevised(provenance, replaced);
        return provenance;
    }

    /** Provenance of a withdrawal or a refusal; it has no sources, as no input is named that still holds. */
    static Provenance of(
            RiskAssessment assessment,
            Declined declined,
            String id,
            @Nullable RiskAssessmentView replaced,
            OffsetDateTime at) {
        Provenance provenance = started(assessment, id, at);
        provenance.setActivity(activity(replaced));
        provenance.addReason(Codings.concept(Withdrawals.coding(declined.reason())));
        addRevised(provenance, replaced);
        return provenance;
    }

    private static CodeableConcept activity(@Nullable RiskAssessmentView replaced) {
        return Codings.concept(
                replaced == null
                        ? Codings.dataOperation("CREATE", "create")
                        : Codings.dataOperation("UPDATE", "revise"));
    }

    private static Provenance started(RiskAssessment assessment, String id, OffsetDateTime at) {
        Provenance provenance = new Provenance();
        provenance.setId(id);
        provenance.addTarget(
                new Reference("RiskAssessment/" + assessment.getIdElement().getIdPart()));
        provenance.setRecordedElement(new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
        provenance.addReason(Codings.concept(Codings.assertedByAi()));
        provenance
                .addAgent()
                .setType(Codings.concept(new Coding(PARTICIPANT, "author", "Author")))
                .setWho(assessment.getPerformer().copy());
        return provenance;
    }

    private static void addRevised(Provenance provenance, @Nullable RiskAssessmentView replaced) {
        if (replaced != null) {
            replaced.version()
                    .ifPresent(version -> addEntity(
                            provenance,
                            ProvenanceEntityRole.REVISION,
                            new Reference("RiskAssessment/" + replaced.id() + "/_history/" + version)));
        }
    }

    private static void addEntity(Provenance provenance, ProvenanceEntityRole role, Reference what) {
        provenance.addEntity().setRole(role).setWhat(what);
    }

    private static String versionOf(@Nullable RiskAssessmentView replaced) {
        return replaced == null ? "none" : replaced.version().orElse("unversioned");
    }
}

package org.rheumaroute.fhir.write;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tFinding;
import org.rheumaroute.fhir.d2t.D2tItem;
import org.rheumaroute.fhir.d2t.Verdict;
import org.rheumaroute.model.DeclineReason;

/**
 * An assessment of difficult-to-treat arthritis as an R4 Observation: no number, no probability; one component for each
 * criterion and part, with its verdict and its evidence. Always {@code preliminary}: criterion 3 is not asked yet.
 */
final class D2tObservations {
    private static final String FORMAT = "rheumaroute-d2t-digest-1";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String TITLE = "Difficult-to-treat rheumatoid arthritis, EULAR definition of 2021";
    private static final String METHOD =
            "By rule from the record (EULAR, Ann Rheum Dis 2021;80:31)." + " No model, no probability.";
    private static final String ASK =
            "Criterion 3 is not on record: ask the clinician and the patient whether the management is problematic."
                    + " Criteria 1 and 2 alone do not make rheumatoid arthritis difficult to treat.";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private D2tObservations() {}

    /** Over all verdicts and all evidence; the day of the question plays no part, so the same record writes nothing. */
    static String digest(D2tAssessment assessment) {
        List<String> lines = new ArrayList<>(List.of(FORMAT, assessment.patientId()));
        for (D2tFinding finding : assessment.findings()) {
            List<String> fields = new ArrayList<>(
                    List.of(finding.item().code(), finding.verdict().code()));
            fields.addAll(finding.evidence());
            lines.add(Digests.joined(fields));
        }
        return Digests.sha256(lines);
    }

    static Observation of(D2tAssessment assessment, String digest, OffsetDateTime at) {
        Observation observation = new Observation();
        observation.setId(D2tWriter.idOf(assessment.patientId()));
        observation.getMeta().addSecurity(Codings.assertedByDevice());
        List<String> notes = List.of(Notes.RESEARCH_USE, ASK);
        observation.setText(Narratives.ofD2t(assessment, notes));
        observation.addIdentifier(
                Codings.identifier(RheumaRouteUris.ASSESSMENT_KEY, D2tWriter.idOf(assessment.patientId())));
        observation.addIdentifier(Codings.identifier(RheumaRouteUris.INPUT_DIGEST, digest));
        observation.setStatus(ObservationStatus.PRELIMINARY);
        observation.addCategory(Codings.concept(
                new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey")));
        observation.setCode(Codings.concept(new Coding(RheumaRouteUris.D2T, "difficult-to-treat-ra", TITLE))
                .setText(TITLE));
        observation.setSubject(new Reference("Patient/" + assessment.patientId()));
        observation.setEffective(new DateTimeType(assessment.asOf().toString()));
        observation.setIssuedElement(new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
        observation.setValue(Codings.concept(new Coding(
                        RheumaRouteUris.D2T_FLAG,
                        assessment.flag().code(),
                        assessment.flag().english()))
                .setText(assessment.flag().english()));
        observation.setMethod(Codings.text(METHOD));
        observation.setDevice(Refusal.program());
        assessment.evidence().stream()
                .filter(source -> source.startsWith("Observation/"))
                .forEach(source -> observation.addDerivedFrom(new Reference(source)));
        assessment.findings().forEach(finding -> observation.addComponent(component(finding)));
        notes.forEach(note -> observation.addNote().setText(note));
        return observation;
    }

    private static ObservationComponentComponent component(D2tFinding finding) {
        ObservationComponentComponent component = new ObservationComponentComponent();
        D2tItem item = finding.item();
        component.setCode(Codings.concept(new Coding(RheumaRouteUris.D2T, item.code(), item.english()))
                .setText(item.english()));
        if (finding.verdict() == Verdict.OPEN) {
            component.setDataAbsentReason(Codings.concept(new Coding(ABSENT, "not-asked", "Not Asked")));
        } else {
            Coding verdict = new Coding(
                    RheumaRouteUris.D2T_VERDICT,
                    finding.verdict().code(),
                    finding.verdict().english());
            component.setValue(Codings.concept(verdict).setText(text(finding)));
        }
        // derivedFrom takes no drugs; the evidence of an item stands with the item, whatever its type.
        finding.evidence()
                .forEach(source ->
                        component.addExtension(new Extension(RheumaRouteUris.D2T_EVIDENCE, new Reference(source))));
        return component;
    }

    static String text(D2tFinding finding) {
        String verdict = finding.verdict().english();
        return finding.detail().isEmpty()
                ? verdict
                : verdict + ": " + finding.detail().english();
    }

    /** Identity and subject stay; verdicts, value and evidence go. */
    static Observation withdrawn(Observation current, DeclineReason reason) {
        Observation withdrawn = current.copy();
        withdrawn.setId(current.getIdElement().getIdPart());
        withdrawn.setMeta(new Meta().setSecurity(current.getMeta().getSecurity()));
        withdrawn.setStatus(
                Withdrawals.statusFor(reason).toCode().equals("cancelled")
                        ? ObservationStatus.CANCELLED
                        : ObservationStatus.ENTEREDINERROR);
        withdrawn.setValue(null);
        withdrawn.setComponent(null);
        withdrawn.setDerivedFrom(null);
        withdrawn.setDataAbsentReason(Codings.concept(new Coding(ABSENT, "not-asked", "Not Asked")));
        withdrawn.setExtension(null);
        withdrawn.addExtension(new Extension(RheumaRouteUris.WITHDRAWAL_REASON, Withdrawals.coding(reason)));
        withdrawn.setNote(null);
        List<String> notes = List.of(
                "Withdrawn: " + reason.english() + ". The flag that stood here must not be used.", Notes.RESEARCH_USE);
        notes.forEach(note -> withdrawn.addNote().setText(note));
        withdrawn.setText(Narratives.ofD2tWithdrawal(reason, notes));
        return withdrawn;
    }

    /** Names all evidence, drugs too. */
    static Provenance provenance(
            Observation observation,
            List<String> sources,
            @Nullable String version,
            boolean isUpdate,
            OffsetDateTime at) {
        String id = observation.getIdElement().getIdPart();
        String replaced = version == null ? "none" : version;
        Provenance provenance = new Provenance();
        provenance.setId(Digests.id(
                "provenance", List.of(id, observation.getStatus().toCode(), Digests.joined(sources), replaced)));
        provenance.addTarget(new Reference("Observation/" + id));
        provenance.setRecordedElement(new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
        provenance.addReason(Codings.concept(Codings.assertedByDevice()));
        provenance.setActivity(Codings.concept(
                isUpdate ? Codings.dataOperation("UPDATE", "revise") : Codings.dataOperation("CREATE", "create")));
        provenance
                .addAgent()
                .setType(Codings.concept(new Coding(PARTICIPANT, "author", "Author")))
                .setWho(observation.getDevice().copy());
        sources.forEach(source ->
                provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(new Reference(source)));
        if (version != null) {
            provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.REVISION)
                    .setWhat(new Reference("Observation/" + id + "/_history/" + version));
        }
        return provenance;
    }
}

package org.rheumaroute.it.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** What base R4 lets pass and a written score must not do. */
final class HouseRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private HouseRules() {}

    static List<String> breaches(Resource resource) {
        if (resource instanceof Bundle bundle) {
            return bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .flatMap(entry -> breaches(entry.getResource()).stream())
                    .toList();
        }
        List<String> breaches = new ArrayList<>();
        if (resource instanceof RiskAssessment assessment) {
            judge(assessment, breaches);
        } else if (resource instanceof Observation observation) {
            judge(observation, breaches);
        } else if (resource instanceof Provenance provenance) {
            judge(provenance, breaches);
        } else if (resource instanceof AuditEvent event) {
            AuditRules.judge(event, breaches);
        }
        return breaches;
    }

    private static void judge(RiskAssessment assessment, List<String> breaches) {
        demand(isTo(assessment.getSubject(), "Patient"), "RiskAssessment.subject must be a Patient", breaches);
        demand(isDevice(assessment.getPerformer()), "RiskAssessment.performer must be a Device", breaches);
        demand(
                assessment.getMeta().getSecurity().stream().anyMatch(HouseRules::isAiast),
                "RiskAssessment.meta.security must hold AIAST",
                breaches);
        demand(assessment.hasOccurrenceDateTimeType(), "RiskAssessment.occurrence must be a dateTime", breaches);
        demand(
                // A changed address makes a new version of the patient and no new risk: only clinical content is
                // pinned.
                assessment.getBasis().stream()
                        .filter(basis -> !isTo(basis, "Patient"))
                        .allMatch(HouseRules::namesVersion),
                "RiskAssessment.basis must name versions of all but the patient",
                breaches);
        demand(
                assessment.getNote().stream().anyMatch(note -> note.getText().contains("Not a medical device")),
                "RiskAssessment.note must say that this is not a medical device",
                breaches);
        demand(
                assessment.hasPrediction() != isWithdrawn(assessment),
                "RiskAssessment.prediction must stand if and only if the score does",
                breaches);
        assessment.getPrediction().forEach(prediction -> judge(prediction, breaches));
    }

    private static void judge(RiskAssessmentPredictionComponent prediction, List<String> breaches) {
        demand(
                prediction.hasProbabilityDecimalType() && isPercent(prediction),
                "prediction.probabilityDecimal must be 0 to 100",
                breaches);
        demand(
                prediction.hasWhenPeriod()
                        && prediction.getWhenPeriod().hasStart()
                        && prediction.getWhenPeriod().hasEnd(),
                "prediction.whenPeriod must have a start and an end",
                breaches);
    }

    /** The flag of difficult-to-treat arthritis: a rule's answer that must not look like a score. */
    private static void judge(Observation observation, List<String> breaches) {
        boolean isWithdrawn = observation.getStatus() == ObservationStatus.CANCELLED
                || observation.getStatus() == ObservationStatus.ENTEREDINERROR;
        demand(isTo(observation.getSubject(), "Patient"), "Observation.subject must be a Patient", breaches);
        demand(isDevice(observation.getDevice()), "Observation.device must be a Device", breaches);
        demand(
                observation.getMeta().getSecurity().stream().anyMatch(coding -> isMark(coding, "DEVAST")),
                "Observation.meta.security must hold DEVAST",
                breaches);
        demand(
                isWithdrawn || observation.getStatus() == ObservationStatus.PRELIMINARY,
                "Observation.status must be preliminary: criterion 3 is open",
                breaches);
        demand(
                observation.hasValue() != isWithdrawn && observation.hasComponent() != isWithdrawn,
                "Observation.value must stand if and only if the flag does",
                breaches);
        demand(
                (!observation.hasValue() || observation.hasValueCodeableConcept())
                        && observation.getComponent().stream()
                                .allMatch(one -> !one.hasValue() || one.hasValueCodeableConcept()),
                "Observation.value must hold no number",
                breaches);
        demand(
                observation.getNote().stream().anyMatch(note -> note.getText().contains("Not a medical device")),
                "Observation.note must say that this is not a medical device",
                breaches);
        demand(
                observation.getDerivedFrom().stream().allMatch(HouseRules::namesVersion)
                        && observation.getComponent().stream()
                                .flatMap(one -> one.getExtension().stream())
                                .allMatch(one -> namesVersion((Reference) one.getValue())),
                "evidence of an Observation must name versions",
                breaches);
    }

    private static void judge(Provenance provenance, List<String> breaches) {
        boolean isOfRule = provenance.getTarget().stream().allMatch(target -> isTo(target, "Observation"));
        String mark = isOfRule ? "DEVAST" : "AIAST";
        demand(
                provenance.getReason().stream()
                        .flatMap(reason -> reason.getCoding().stream())
                        .anyMatch(coding -> isMark(coding, mark)),
                "Provenance.reason must hold " + mark,
                breaches);
        demand(
                provenance.getAgent().stream().allMatch(agent -> isDevice(agent.getWho())),
                "Provenance.agent.who must be a Device",
                breaches);
        demand(
                isOfRule || provenance.getTarget().stream().allMatch(target -> isTo(target, "RiskAssessment")),
                "Provenance.target must be a RiskAssessment, or the Observation of a rule",
                breaches);
    }

    private static boolean isPercent(RiskAssessmentPredictionComponent prediction) {
        BigDecimal percent = prediction.getProbabilityDecimalType().getValue();
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
    }

    private static boolean isWithdrawn(RiskAssessment assessment) {
        return assessment.getStatus() == RiskAssessmentStatus.ENTEREDINERROR
                || assessment.getStatus() == RiskAssessmentStatus.CANCELLED;
    }

    private static boolean isAiast(Coding coding) {
        return isMark(coding, "AIAST");
    }

    private static boolean isMark(Coding coding, String code) {
        return code.equals(coding.getCode())
                && "http://terminology.hl7.org/CodeSystem/v3-ObservationValue".equals(coding.getSystem());
    }

    /** By reference, or by identifier where no Device is stored. */
    private static boolean isDevice(Reference reference) {
        return reference.hasReference()
                ? isTo(reference, "Device")
                : "Device".equals(reference.getType())
                        && reference.getIdentifier().hasValue();
    }

    static boolean isTo(Reference reference, String type) {
        return type.equals(reference.getReferenceElement().getResourceType());
    }

    private static boolean namesVersion(Reference reference) {
        return reference.getReferenceElement().hasVersionIdPart();
    }

    static void demand(boolean holds, String rule, List<String> breaches) {
        if (!holds) {
            breaches.add(rule);
        }
    }
}

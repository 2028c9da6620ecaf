package org.rheumaroute.fhir.write;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;

/** A score as an R4 RiskAssessment. The only place where a probability becomes percent. */
final class Assessments {
    private static final double MORE_LIKELY_THAN_NOT = 0.5;

    private Assessments() {}

    /**
     * The whole RiskAssessment.
     *
     * @param patient who was scored, with what
     * @param id logical id on the server
     * @param provenanceId id of the Provenance that is written with it
     * @param status first or amended
     */
    static RiskAssessment of(ScoredPatient patient, String id, String provenanceId, RiskAssessmentStatus status) {
        RiskAssessment assessment = new RiskAssessment();
        assessment.setId(id);
        label(assessment, patient.scoredBy());
        List<String> notes = Notes.of(patient);
        assessment.setText(Narratives.of(patient, notes));
        pointToProvenance(assessment, provenanceId);
        assessment.addIdentifier(Codings.identifier(RheumaRouteUris.ASSESSMENT_KEY, patient.assessmentId()));
        assessment.addIdentifier(Codings.identifier(RheumaRouteUris.INPUT_DIGEST, patient.inputDigest()));
        assessment.setStatus(status);
        assessment.setMethod(method(patient.scoredBy()));
        assessment.setCode(code(TaskOutcome.of(patient.task())));
        assessment.setSubject(
                new Reference("Patient/" + patient.ready().subject().patientId()));
        assessment.setOccurrence(dateTime(patient.scoredAt()));
        assessment.setPerformer(ModelResources.deviceReference(patient.scoredBy()));
        patient.ready().basis().forEach(source -> assessment.addBasis(new Reference(source)));
        assessment.addPrediction(prediction(patient));
        addNotes(assessment, notes);
        return assessment;
    }

    static void pointToProvenance(RiskAssessment assessment, String provenanceId) {
        assessment.addExtension(
                new Extension(RheumaRouteUris.SCORE_PROVENANCE, new Reference("Provenance/" + provenanceId)));
    }

    static void addNotes(RiskAssessment assessment, List<String> notes) {
        notes.forEach(note -> assessment.addNote().setText(note));
    }

    static DateTimeType dateTime(OffsetDateTime time) {
        return new DateTimeType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    private static void label(RiskAssessment assessment, PackageRef scoredBy) {
        assessment.getMeta().addSecurity(Codings.assertedByAi());
        if (scoredBy.demonstration()) {
            assessment.getMeta().addTag(Codings.inventedTrainingData());
        }
    }

    private static CodeableConcept method(PackageRef scoredBy) {
        Coding coding = new Coding(RheumaRouteUris.MODEL, scoredBy.name(), null).setVersion(scoredBy.version());
        return Codings.concept(coding).setText(scoredBy.label());
    }

    static CodeableConcept code(TaskOutcome outcome) {
        return Codings.concept(new Coding(RheumaRouteUris.TASK, outcome.task().value(), outcome.question()))
                .setText(outcome.question());
    }

    private static RiskAssessmentPredictionComponent prediction(ScoredPatient patient) {
        RiskScore score = patient.score();
        TaskOutcome outcome = TaskOutcome.of(patient.task());
        RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent();
        prediction.addExtension(interval(score.interval()));
        prediction.setOutcome(Codings.concept(outcome.coding())
                .setText(outcome.english() + " within " + Figures.period(score.horizon(), Language.ENGLISH)));
        prediction.setProbability(new DecimalType(Figures.percent(score.probability())));
        prediction.setQualitativeRisk(qualitativeRisk(score, patient.scoredBy()));
        prediction.setWhen(when(patient));
        prediction.setRationale(Rationale.of(patient, Language.ENGLISH));
        return prediction;
    }

    /** A Period, never a Range: a Range would be read as an age, and no time at all as "for life". */
    private static Period when(ScoredPatient patient) {
        Period period = new Period();
        period.setStartElement(new DateTimeType(patient.ready().indexDate().toString()));
        period.setEndElement(new DateTimeType(patient.horizonEnd().toString()));
        return period;
    }

    /**
     * Our band first, then HL7's word. They can differ: HL7 defines {@code high} as more likely than not, while a
     * package may call 0.4 high because it is far above what is usual.
     */
    private static CodeableConcept qualitativeRisk(RiskScore score, PackageRef scoredBy) {
        String band = score.category().code();
        String hl7 = hl7Risk(score.probability(), score.category());
        return Codings.concept(new Coding(RheumaRouteUris.RISK_BAND, band, "Risk band " + band))
                .addCoding(new Coding(Codings.RISK_PROBABILITY, hl7, capitalised(hl7) + " likelihood"))
                .setText(capitalised(band) + " by the cut-offs of " + scoredBy.name() + " " + scoredBy.version());
    }

    private static String hl7Risk(Probability probability, RiskCategory category) {
        if (probability.value() > MORE_LIKELY_THAN_NOT) {
            return "high";
        }
        return category == RiskCategory.LOW ? "low" : "moderate";
    }

    /**
     * Probability and interval cannot share {@code probability[x]}. HL7's draft for AI output has a confidence
     * extension, but it holds one value and no coverage and its text still changes, so this one is our own.
     */
    private static Extension interval(ProbabilityInterval interval) {
        Extension extension = new Extension(RheumaRouteUris.PROBABILITY_INTERVAL);
        Range range = new Range().setLow(percent(interval.low())).setHigh(percent(interval.high()));
        extension.addExtension(new Extension("range", range));
        extension.addExtension(new Extension("coverage", new DecimalType(BigDecimal.valueOf(interval.coverage()))));
        return extension;
    }

    private static Quantity percent(Probability probability) {
        return new Quantity()
                .setValue(Figures.percent(probability))
                .setUnit("%")
                .setSystem(Codings.UCUM)
                .setCode("%");
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

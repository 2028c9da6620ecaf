package org.rheumaroute.fhir.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What of a RiskAssessment in the EHR is needed to compare it with a new outcome. Reads what {@link
 * RiskAssessmentWriter} writes; of another author's RiskAssessment most is absent.
 */
public final class RiskAssessmentView {
    private static final int LENGTH_OF_A_DAY = 10;

    private final RiskAssessment resource;

    private RiskAssessmentView(RiskAssessment resource) {
        this.resource = resource;
    }

    /** A view of a RiskAssessment; later changes of it are seen. */
    public static RiskAssessmentView of(RiskAssessment resource) {
        return new RiskAssessmentView(resource);
    }

    /** Logical id, without type and version. */
    public String id() {
        return resource.getIdElement().getIdPart();
    }

    /** Version on the server; empty when the server keeps none or the resource was never stored. */
    public Optional<String> version() {
        @Nullable String inMeta = resource.getMeta().getVersionId();
        return Optional.ofNullable(
                inMeta != null ? inMeta : resource.getIdElement().getVersionIdPart());
    }

    /** The key of patient and question, equal to {@link RiskAssessmentWriter#idOf}. */
    public Optional<String> key() {
        return identifier(RheumaRouteUris.ASSESSMENT_KEY);
    }

    /** The input digest, 64 hexadecimal digits. */
    public Optional<String> digest() {
        return identifier(RheumaRouteUris.INPUT_DIGEST);
    }

    /** The question, as its code in {@link RheumaRouteUris#TASK}. */
    public Optional<String> task() {
        return resource.getCode().getCoding().stream()
                .filter(coding -> RheumaRouteUris.TASK.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst();
    }

    /** The status; empty when the resource has none. */
    public Optional<RiskAssessmentStatus> status() {
        return Optional.ofNullable(resource.getStatus());
    }

    /** The first prediction's probability in percent, 0 to 100, as written. */
    public Optional<BigDecimal> percent() {
        return resource.getPrediction().stream()
                .filter(RiskAssessment.RiskAssessmentPredictionComponent::hasProbabilityDecimalType)
                .map(prediction -> prediction.getProbabilityDecimalType().getValue())
                .findFirst();
    }

    /** The first day of the predicted period; empty when there is no prediction. */
    public Optional<LocalDate> predictedFrom() {
        return resource.getPrediction().stream()
                .filter(RiskAssessment.RiskAssessmentPredictionComponent::hasWhenPeriod)
                .map(one -> one.getWhenPeriod().getStartElement().getValueAsString())
                .filter(day -> day != null && day.length() == LENGTH_OF_A_DAY)
                .findFirst()
                .map(LocalDate::parse);
    }

    /** What it rests on, as references that name versions. */
    public List<String> basis() {
        return resource.getBasis().stream().map(Reference::getReference).toList();
    }

    /** Whether nobody may rely on it any more, whoever withdrew it. */
    public boolean isWithdrawn() {
        return resource.getStatus() == RiskAssessmentStatus.ENTEREDINERROR
                || resource.getStatus() == RiskAssessmentStatus.CANCELLED;
    }

    /**
     * The code of the reason that a note of ours gives for a refusal; empty when it is no such note or a person took
     * the note back.
     */
    public Optional<String> refusedFor() {
        return resource.getStatus() == RiskAssessmentStatus.CANCELLED
                ? reason(RheumaRouteUris.REFUSAL_REASON)
                : Optional.empty();
    }

    /** The code of the reason for which we withdrew it; empty when it stands or a person withdrew it. */
    public Optional<String> withdrawnFor() {
        return isWithdrawn() ? reason(RheumaRouteUris.WITHDRAWAL_REASON) : Optional.empty();
    }

    private Optional<String> reason(String extension) {
        return Optional.ofNullable(resource.getExtensionByUrl(extension))
                .map(Extension::getValue)
                .filter(Coding.class::isInstance)
                .map(value -> ((Coding) value).getCode());
    }

    private Optional<String> identifier(String system) {
        return resource.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }
}

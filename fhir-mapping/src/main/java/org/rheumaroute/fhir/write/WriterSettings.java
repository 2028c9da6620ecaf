package org.rheumaroute.fhir.write;

import java.time.ZoneId;
import java.util.Objects;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/**
 * What a site decides about written scores.
 *
 * @param zone the hospital's time zone: scoring times are written in it and ages of inputs are counted in its days
 * @param firstStatus status of the first score of a patient and task
 * @param refusals what the EHR is told when a patient is declined and it holds nothing of ours
 */
public record WriterSettings(ZoneId zone, FirstStatus firstStatus, Refusals refusals) {
    public WriterSettings {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(firstStatus, "firstStatus");
        Objects.requireNonNull(refusals, "refusals");
    }

    /** Settings of a site that has decided nothing: {@link FirstStatus#PRELIMINARY} and {@link Refusals#NONE}. */
    public static WriterSettings inZone(ZoneId zone) {
        return new WriterSettings(zone, FirstStatus.PRELIMINARY, Refusals.NONE);
    }

    /** The same settings with another choice about refusals. */
    public WriterSettings with(Refusals other) {
        return new WriterSettings(zone, firstStatus, other);
    }

    /** What a refusal leaves in an EHR that holds nothing of ours for this patient and question. */
    public enum Refusals {
        /** Nothing. A note that already stands is still kept true. */
        NONE,
        /** A RiskAssessment without prediction that gives the reason; see {@link RiskAssessmentWriter#plan}. */
        NOTE
    }

    /** Status of a score that replaces nothing. A replacing score is always {@code amended}. */
    public enum FirstStatus {
        /** An AI's score that no clinician has reviewed. */
        PRELIMINARY(RiskAssessmentStatus.PRELIMINARY),
        /** Final by the site's own policy. */
        FINAL(RiskAssessmentStatus.FINAL);

        private final RiskAssessmentStatus fhir;

        FirstStatus(RiskAssessmentStatus fhir) {
            this.fhir = fhir;
        }

        RiskAssessmentStatus fhir() {
            return fhir;
        }
    }
}

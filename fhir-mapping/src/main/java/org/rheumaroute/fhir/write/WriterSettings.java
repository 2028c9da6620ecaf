package org.rheumaroute.fhir.write;

import java.time.ZoneId;
import java.util.Objects;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/**
 * What a site decides about written scores.
 *
 * @param zone the hospital's time zone: scoring times are written in it and ages of inputs are counted in its days
 * @param firstStatus status of the first score of a patient and task
 */
public record WriterSettings(ZoneId zone, FirstStatus firstStatus) {
    public WriterSettings {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(firstStatus, "firstStatus");
    }

    /** Settings of a site where nobody has yet decided that scores count as final: {@link FirstStatus#PRELIMINARY}. */
    public static WriterSettings inZone(ZoneId zone) {
        return new WriterSettings(zone, FirstStatus.PRELIMINARY);
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

package org.rheumaroute.fhir.outcome;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.rheumaroute.fhir.read.PatientFacts;

/** Decides whether undifferentiated arthritis became rheumatoid arthritis within a horizon. Pure. */
public final class OutcomeRule {
    private OutcomeRule() {}

    /**
     * The label from a record.
     *
     * @param facts the whole record, with what came after the index date
     * @param indexDate when the horizon begins
     * @param horizon the question's, for example twelve months
     * @param until the day on which the records were taken out of the EHR
     */
    public static TrainingLabel label(PatientFacts facts, LocalDate indexDate, Period horizon, LocalDate until) {
        return label(indexDate, horizon, RaOnset.of(facts), FollowUp.endOf(facts, until));
    }

    /**
     * The label from dates. The horizon begins on the day after the index date and ends with its last day. An onset after
     * the horizon tells that there was none within it.
     *
     * @param onset when rheumatoid arthritis began; empty when it is not on record
     * @param followedUntil last day on which the patient was seen; empty when never
     */
    public static TrainingLabel label(
            LocalDate indexDate, Period horizon, Optional<RaOnset> onset, Optional<LocalDate> followedUntil) {
        LocalDate end = indexDate.plus(horizon);
        if (onset.isPresent()) {
            return ofOnset(onset.get(), indexDate, end);
        }
        boolean isFollowed = followedUntil.filter(last -> !last.isBefore(end)).isPresent();
        return isFollowed ? TrainingLabel.NOT_PROGRESSED : TrainingLabel.FOLLOWED_TOO_SHORT;
    }

    private static TrainingLabel ofOnset(RaOnset onset, LocalDate indexDate, LocalDate end) {
        if (!onset.latest().isAfter(indexDate)) {
            return TrainingLabel.RA_BEFORE_INDEX;
        }
        if (onset.earliest().isAfter(end)) {
            return TrainingLabel.NOT_PROGRESSED;
        }
        boolean isWithin =
                onset.earliest().isAfter(indexDate) && !onset.latest().isAfter(end);
        return isWithin ? TrainingLabel.PROGRESSED : TrainingLabel.ONSET_NOT_DATED;
    }
}

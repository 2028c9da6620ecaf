package org.rheumaroute.fhir.episode;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.ActivityScore;
import org.rheumaroute.model.clinical.BooleanRemission;
import org.rheumaroute.model.clinical.DiseaseActivity;
import org.rheumaroute.model.clinical.EularResponse;

/**
 * What came of an episode at one follow-up.
 *
 * @param name name of the window, for example {@code month-6}
 * @param onDrug whether the patient was on the drug on the day of the visit; without a visit on the wanted day
 * @param visitOrNull the visit; null when there is none in the window
 * @param responseOrNull EULAR response against the baseline; null when one of both visits lacks a part
 * @param responseIndexOrNull which DAS28 the response compares; null with the response
 */
public record FollowUpOutcome(
        String name,
        OnDrug onDrug,
        @Nullable DatedVisit visitOrNull,
        @Nullable EularResponse responseOrNull,
        @Nullable ActivityIndex responseIndexOrNull) {
    /** The visit. */
    public Optional<DatedVisit> visit() {
        return Optional.ofNullable(visitOrNull);
    }

    /** EULAR response against the baseline. */
    public Optional<EularResponse> response() {
        return Optional.ofNullable(responseOrNull);
    }

    /** CDAI at the visit. */
    public Optional<ActivityScore> cdai() {
        return visit().flatMap(one -> one.visit().score(ActivityIndex.CDAI));
    }

    /** Remission by CDAI (at most 2.8); empty when a part is missing. */
    public Optional<Boolean> isCdaiRemission() {
        return cdai().map(score -> score.activity() == DiseaseActivity.REMISSION);
    }

    /** Boolean remission of 2022; empty when a part is missing. */
    public Optional<Boolean> isBooleanRemission() {
        return visit().flatMap(one -> one.visit().isInRemission(BooleanRemission.VERSION_2_0));
    }
}

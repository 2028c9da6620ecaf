package org.rheumaroute.fhir.episode;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Baseline and outcomes of one episode. Empty throughout when its first day is uncertain: nothing can be counted from it.
 *
 * @param baselineOrNull the last visit before or on the first day; null when there is none in the window
 * @param followUps one entry for each window of the rules
 * @param damageOrNull change of joint damage; null without two scored radiographs in their windows
 */
public record EpisodeOutcomes(
        @Nullable DatedVisit baselineOrNull,
        List<FollowUpOutcome> followUps,
        @Nullable DamageChange damageOrNull) {
    public EpisodeOutcomes {
        followUps = List.copyOf(followUps);
    }

    /** The last visit before or on the first day. */
    public Optional<DatedVisit> baseline() {
        return Optional.ofNullable(baselineOrNull);
    }

    /** The follow-up with this name; empty when the rules have none or the start is uncertain. */
    public Optional<FollowUpOutcome> at(String name) {
        return followUps.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Change of joint damage. */
    public Optional<DamageChange> damage() {
        return Optional.ofNullable(damageOrNull);
    }
}

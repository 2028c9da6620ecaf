package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an episode ended, or up to when it is known to have run.
 *
 * @param kind what shows the end
 * @param day last day on the drug; for {@link Kind#CENSORED} the last day of which the record shows it
 * @param reasonOrNull why it was stopped, in the record's own words; null when it does not say
 * @param category what kind of reason that is
 */
public record EpisodeEnd(Kind kind, LocalDate day, @Nullable String reasonOrNull, StopCategory category) {
    /** What shows the end. */
    public enum Kind {
        /** The record says that it was stopped, and when. */
        STOPPED,
        /** Another targeted drug began. */
        SWITCHED,
        /** What was supplied or given ran out and nothing followed within the limit. */
        RAN_OUT,
        /** Nothing shows an end. */
        CENSORED;

        /** Stable code in kebab-case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it was stopped, in the record's own words. */
    public Optional<String> reason() {
        return Optional.ofNullable(reasonOrNull);
    }

    /** Whether the episode is over. */
    public boolean isOver() {
        return kind != Kind.CENSORED;
    }
}

package org.rheumaroute.fhir.episode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days around an episode speak of it, all counted from its first day.
 *
 * @param partsDays how many days the parts of one visit may lie apart
 * @param baseline when the baseline visit may be
 * @param followUp when the follow-up visits may be
 * @param radiographBaseline when the first radiographs may be
 * @param radiographFollowUp when the second radiographs may be
 */
public record VisitWindows(
        @JsonProperty(required = true) int partsDays,
        @JsonProperty(required = true) Window baseline,
        @JsonProperty(required = true) List<FollowUpWindow> followUp,
        @JsonProperty(required = true) Window radiographBaseline,
        @JsonProperty(required = true) Window radiographFollowUp) {
    /**
     * Days from a first to a last, both included.
     *
     * @param fromDay first day, counted from the first day of the episode
     * @param toDay last day
     */
    public record Window(
            @JsonProperty(required = true) int fromDay,
            @JsonProperty(required = true) int toDay) {
        public Window {
            if (toDay < fromDay) {
                throw new IllegalArgumentException("a window ends before it begins");
            }
        }

        boolean holds(LocalDate start, LocalDate day) {
            return !day.isBefore(start.plusDays(fromDay)) && !day.isAfter(start.plusDays(toDay));
        }
    }

    /**
     * A window with the day that is wanted most.
     *
     * @param name for example {@code month-6}
     * @param targetDay the visit next to this day is taken; of two equally near the later one
     * @param fromDay first day
     * @param toDay last day
     */
    public record FollowUpWindow(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) int targetDay,
            @JsonProperty(required = true) int fromDay,
            @JsonProperty(required = true) int toDay) {
        public FollowUpWindow {
            if (fromDay > targetDay || targetDay > toDay || fromDay < 1) {
                throw new IllegalArgumentException(
                        "follow-up " + name + ": from-day, target-day, to-day must rise from 1");
            }
        }

        Window window() {
            return new Window(fromDay, toDay);
        }
    }

    public VisitWindows {
        followUp = List.copyOf(followUp);
    }
}

package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.episode.EpisodeEnd.Kind;

/**
 * Decides how each course ended. What the record writes goes first; then the start of another targeted drug, since two
 * are not given together; then that nothing followed the last supply. Otherwise it is censored at the last evidence.
 */
final class CourseEnds {
    private final List<Course> all;
    private final EpisodeRules rules;
    private final LocalDate until;

    /** @param all courses of one patient, sorted by start */
    CourseEnds(List<Course> all, EpisodeRules rules, LocalDate until) {
        this.all = all;
        this.rules = rules;
        this.until = until;
    }

    void decide() {
        all.forEach(course -> course.end = endOf(course));
        all.stream().filter(Course::isTargeted).forEach(this::doubtOverlaps);
    }

    private EpisodeEnd endOf(Course course) {
        Optional<Exposure> stop = course.stop(until);
        if (stop.isPresent()) {
            return written(course, stop.get());
        }
        Optional<Course> next = course.isTargeted() && course.isTaken() ? follower(course) : Optional.empty();
        return next.map(other -> switched(course, other)).orElseGet(() -> byCover(course));
    }

    private EpisodeEnd written(Course course, Exposure stop) {
        Optional<LocalDate> day = stop.writtenStop(until);
        if (day.isEmpty()) {
            course.doubts.add(Doubt.STOP_NOT_DATED);
            return end(course, Kind.CENSORED, lastShown(course));
        }
        if (course.isOpen()) {
            course.doubts.add(Doubt.STOP_UNCLEAR);
        }
        return end(course, Kind.STOPPED, later(day.get(), course.start));
    }

    /** The next targeted drug that was surely taken and began before this one had run out. */
    private Optional<Course> follower(Course course) {
        List<Course> others = all.stream()
                .filter(other -> other.isTargeted()
                        && !other.use().drug().equals(course.use().drug()))
                .filter(other -> other.start.isAfter(course.start) && !other.start.isAfter(course.reach()))
                .toList();
        Optional<Course> taken = others.stream().filter(Course::isTaken).findFirst();
        if (taken.isEmpty() && !others.isEmpty()) {
            course.doubts.add(Doubt.STOP_UNCLEAR); // ordered, but perhaps never begun
        }
        return taken;
    }

    private EpisodeEnd switched(Course course, Course next) {
        if (course.isStatedOpen()) {
            course.doubts.add(Doubt.STOP_UNCLEAR);
        }
        LocalDate before = next.start.minusDays(1);
        LocalDate reach = course.furthest().to();
        LocalDate day = reach.isBefore(before) && !course.bridges() ? reach : before;
        LocalDate shown = lastBeginning(course);
        return end(course, Kind.SWITCHED, later(shown, later(day, course.start)));
    }

    private EpisodeEnd byCover(Course course) {
        Exposure furthest = course.furthest();
        boolean isOverdue = furthest.to().plusDays(furthest.pauseDays()).isBefore(until);
        if (!isOverdue || course.bridges()) {
            return end(course, Kind.CENSORED, lastShown(course));
        }
        if (course.isOpen() || !furthest.isCovered()) {
            course.doubts.add(Doubt.STOP_UNCLEAR);
            return end(course, Kind.CENSORED, lastShown(course));
        }
        return end(course, Kind.RAN_OUT, furthest.to());
    }

    private LocalDate lastShown(Course course) {
        LocalDate to = course.furthest().to();
        return later(to.isAfter(until) ? until : to, course.start);
    }

    /** The last day on which new evidence of the drug begins. */
    private static LocalDate lastBeginning(Course course) {
        return course.exposures.get(course.exposures.size() - 1).from();
    }

    private EpisodeEnd end(Course course, Kind kind, LocalDate day) {
        String reason = course.reason(until);
        return new EpisodeEnd(kind, day, reason, rules.categoryOf(reason));
    }

    /** Two targeted drugs that run side by side for longer than a switch takes, or begin on one day. */
    private void doubtOverlaps(Course course) {
        for (Course other : all) {
            boolean isOther = other.isTargeted()
                    && other.isTaken()
                    && course.isTaken()
                    && !other.use().drug().equals(course.use().drug());
            if (isOther && isSideBySide(course, other)) {
                course.doubts.add(Doubt.TWO_TARGETED);
            }
        }
    }

    private boolean isSideBySide(Course one, Course other) {
        if (one.start.equals(other.start)) {
            return true;
        }
        Course earlier = one.start.isBefore(other.start) ? one : other;
        Course later = earlier == one ? other : one;
        return dayOf(earlier.end).isAfter(later.start.plusDays(rules.overlapDays()));
    }

    private static LocalDate dayOf(@Nullable EpisodeEnd end) {
        return end == null ? LocalDate.MIN : end.day();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}

package org.rheumaroute.cohort.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;

/**
 * The treatment classes for one patient, beside one another. Each probability comes from a model of its own, trained on
 * other patients, so the order says little; where two intervals overlap no difference can be told, and that is what is
 * said. Contraindications, cost and the patient's wish are not looked at.
 *
 * @param patientId the patient
 * @param options the answers, scored first by falling probability, then the refusals, each by task name
 * @param differences pairs of scored options whose intervals do not overlap, the higher one first
 * @param verdict what can be said of all of them
 */
public record SideBySide(String patientId, List<CohortEntry> options, List<Difference> differences, Verdict verdict) {
    private static final String RESPONSE = "response-";

    public SideBySide {
        options = List.copyOf(options);
        differences = List.copyOf(differences);
    }

    /** What can be said. */
    public enum Verdict {
        /** Fewer than two classes have a probability. */
        NOTHING_TO_COMPARE("nothing-to-compare"),
        /** Every two intervals overlap. */
        NO_DIFFERENCE("no-difference-can-be-told"),
        /** Some intervals do not overlap; see the pairs. */
        SOME_DIFFER("some-differ");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        /** Code in JSON. */
        public String code() {
            return code;
        }
    }

    /** Two options whose intervals do not overlap. */
    public record Difference(TaskId higher, TaskId lower) {}

    /** Whether a question is about the response to a class of drugs, so that it may stand beside others. */
    public static boolean isComparable(TaskId task) {
        return task.value().startsWith(RESPONSE);
    }

    /**
     * Of one patient's answers. Questions that are not about response are left out.
     *
     * @throws IllegalArgumentException when an answer belongs to another patient, or a question stands twice
     */
    public static SideBySide of(String patientId, List<CohortEntry> answers) {
        List<CohortEntry> options = new ArrayList<>(
                answers.stream().filter(answer -> isComparable(answer.task())).toList());
        if (options.stream().anyMatch(answer -> !answer.patientId().equals(patientId))) {
            throw new IllegalArgumentException("an answer belongs to another patient");
        }
        if (options.stream().map(CohortEntry::task).distinct().count() != options.size()) {
            throw new IllegalArgumentException("a question stands twice");
        }
        options.sort(Comparator.comparingDouble(SideBySide::fallingProbability)
                .thenComparing(answer -> answer.task().value()));
        List<Difference> differences = differences(options);
        return new SideBySide(patientId, options, differences, verdict(options, differences));
    }

    private static double fallingProbability(CohortEntry answer) {
        return answer.scored()
                .map(scored -> -scored.score().probability().value())
                .orElse(1.0);
    }

    private static List<Difference> differences(List<CohortEntry> options) {
        List<Difference> differences = new ArrayList<>();
        List<Scored> scored =
                options.stream().flatMap(option -> option.scored().stream()).toList();
        for (int i = 0; i < scored.size(); i++) {
            for (int j = i + 1; j < scored.size(); j++) {
                if (!overlap(
                        scored.get(i).score().interval(), scored.get(j).score().interval())) {
                    differences.add(new Difference(
                            scored.get(i).score().task(), scored.get(j).score().task()));
                }
            }
        }
        return differences;
    }

    /** Intervals that touch overlap. */
    private static boolean overlap(ProbabilityInterval one, ProbabilityInterval other) {
        return one.low().value() <= other.high().value()
                && other.low().value() <= one.high().value();
    }

    private static Verdict verdict(List<CohortEntry> options, List<Difference> differences) {
        long scored =
                options.stream().filter(option -> option.scored().isPresent()).count();
        if (scored < 2) {
            return Verdict.NOTHING_TO_COMPARE;
        }
        return differences.isEmpty() ? Verdict.NO_DIFFERENCE : Verdict.SOME_DIFFER;
    }
}

package org.rheumaroute.cohort.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.comparison.SideBySide.Verdict;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;

class SideBySideTest {
    private static final CohortEntry TNFI = scored("response-tnfi", 0.30, 0.20, 0.40);

    @ParameterizedTest(name = "0.30 [0.20, 0.40] beside {0} [{1}, {2}]: {3}")
    @CsvSource({
        "0.45, 0.35, 0.55, NO_DIFFERENCE",
        "0.50, 0.40, 0.60, NO_DIFFERENCE", // they touch
        "0.55, 0.41, 0.69, SOME_DIFFER",
        "0.30, 0.29, 0.31, NO_DIFFERENCE", // one inside the other
        "0.10, 0.05, 0.19, SOME_DIFFER"
    })
    void saysThatNoDifferenceCanBeToldWhereIntervalsOverlap(double p, double low, double high, Verdict verdict) {
        SideBySide both = SideBySide.of("p1", List.of(TNFI, scored("response-il6r", p, low, high)));
        assertThat(both.verdict()).isEqualTo(verdict);
        assertThat(both.differences()).hasSize(verdict == Verdict.SOME_DIFFER ? 1 : 0);
    }

    @Test
    void namesOnlyThePairsThatDifferTheHigherOneFirst() {
        SideBySide three = SideBySide.of(
                "p1",
                List.of(TNFI, scored("response-il6r", 0.38, 0.28, 0.48), scored("response-jaki", 0.60, 0.50, 0.70)));
        assertThat(three.options())
                .extracting(option -> option.task().value())
                .containsExactly("response-jaki", "response-il6r", "response-tnfi");
        assertThat(three.differences())
                .extracting(pair -> pair.higher() + ">" + pair.lower())
                .containsExactly("response-jaki>response-il6r", "response-jaki>response-tnfi");
    }

    @Test
    void keepsARefusalBesideTheScoresAndComparesNothingWithIt() {
        SideBySide both = SideBySide.of("p1", List.of(declined("response-abatacept"), TNFI));
        assertThat(both.verdict()).isEqualTo(Verdict.NOTHING_TO_COMPARE);
        assertThat(both.options())
                .extracting(option -> option.task().value())
                .containsExactly("response-tnfi", "response-abatacept");
    }

    @Test
    void leavesOutQuestionsThatAreNotAboutResponse() {
        SideBySide one = SideBySide.of("p1", List.of(TNFI, scored("rrp", 0.9, 0.8, 1.0)));
        assertThat(one.options()).containsExactly(TNFI);
    }

    @Test
    void neverMixesPatients() {
        assertThatThrownBy(() -> SideBySide.of("p2", List.of(TNFI))).hasMessage("an answer belongs to another patient");
        assertThatThrownBy(() -> SideBySide.of("p1", List.of(TNFI, TNFI))).hasMessage("a question stands twice");
    }

    private static CohortEntry scored(String task, double probability, double low, double high) {
        TaskId id = new TaskId(task);
        RiskScore score = new RiskScore(
                id,
                new Probability(probability),
                new ProbabilityInterval(new Probability(low), new Probability(high), 0.9),
                RiskCategory.MODERATE,
                Period.ofMonths(6));
        return entry(id, new Scored(score, List.of(), new PackageRef(task, "1.0.0", "a".repeat(64), true)));
    }

    private static CohortEntry declined(String task) {
        return entry(new TaskId(task), new Declined(DeclineReason.MISSING_INPUT, List.of(), "CRP was not found"));
    }

    private static CohortEntry entry(TaskId task, ScoreOutcome outcome) {
        CohortPerson person = new CohortPerson(null, Sex.FEMALE, Serostatus.SEROPOSITIVE);
        return new CohortEntry(
                "p1",
                task,
                person,
                outcome,
                List.of(),
                LocalDate.parse("2026-11-20"),
                Instant.parse("2026-11-24T01:02:03Z"));
    }
}

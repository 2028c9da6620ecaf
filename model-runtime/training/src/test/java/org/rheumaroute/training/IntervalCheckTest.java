package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/** Intervals that the test makes around truths that it knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntervalCheckTest {
    private CohortTable cohort;
    private double[] truth; // log-odds

    @BeforeAll
    void invent(@TempDir Path folder) throws Exception {
        cohort = CohortCsv.read(
                InventedCohort.write(folder.resolve("cohort.csv"), 600, 3), TaskDefinition.of(TaskId.UA_PROGRESSION));
        truth = Arrays.stream(cohort.truth().orElseThrow())
                .map(Calibrations::logOdds)
                .toArray();
    }

    @Test
    void theShareThatHoldsTheTruthIsTold() {
        // Every tenth interval lies beside the truth.
        Safeguard coverage = check(i -> i % 10 == 0 ? 1.0 : 0.2).get(0);
        assertThat(coverage.figure().value()).isCloseTo(0.9, within(0.002));
        assertThat(coverage.isAsWanted()).isTrue();
        assertThat(check(i -> i % 5 == 0 ? 1.0 : 0.2).get(0).isAsWanted()).isFalse();
        assertThat(check(i -> 0.2).get(0).isAsWanted()).isFalse(); // too wide is no better
    }

    @Test
    void groupsWhoseLevelIsWrongAreFound() {
        assertThat(check(i -> 0.0).get(1).figure().value()).isGreaterThan(0.7);
        assertThat(check(i -> 3.0).get(1).figure().value()).isLessThan(0.2);
    }

    @Test
    void withoutAKnownTruthOnlyTheLevelIsChecked() {
        CohortTable real = new CohortTable(
                cohort.rows().stream()
                        .map(row -> new CohortTable.Row(
                                row.patient(), row.site(), row.vector(), row.outcome(), OptionalDouble.empty()))
                        .toList(),
                cohort.read(),
                Map.of(),
                cohort.censored(),
                List.of(),
                false,
                false,
                cohort.sha256());
        List<Safeguard> found = IntervalCheck.of(scored(real, i -> 0.0));
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.name()).contains("Groups"));
    }

    private List<Safeguard> check(IntToDoubleFunction error) {
        return IntervalCheck.of(scored(cohort, error));
    }

    /** 0.8 log-odds on either side of a prediction with this error. */
    private ScoredRows scored(CohortTable table, IntToDoubleFunction error) {
        double[] predicted = IntStream.range(0, truth.length)
                .mapToDouble(i -> truth[i] + error.applyAsDouble(i))
                .toArray();
        List<ProbabilityInterval> intervals = Arrays.stream(predicted)
                .mapToObj(x -> new ProbabilityInterval(probability(x - 0.8), probability(x + 0.8), 0.9))
                .toList();
        return new ScoredRows(table, predicted, intervals, Map.of());
    }

    private static Probability probability(double logOdds) {
        return new Probability(1 / (1 + Math.exp(-logOdds)));
    }
}

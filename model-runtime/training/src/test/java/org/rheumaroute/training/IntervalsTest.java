package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;
import org.rheumaroute.training.uncertainty.PlausibleTruths;

/** Predictions with an error that the test chooses, around a truth that only the test knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntervalsTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);
    private static final Platt AS_IS = new Platt(0, 1);

    private CohortTable cohort;
    private double[] truth; // log-odds
    private PlausibleTruths truths;

    @BeforeAll
    void draw(@TempDir Path folder) throws Exception {
        cohort = CohortCsv.read(InventedCohort.write(folder.resolve("cohort.csv"), 900, 3), TASK);
        truth = Arrays.stream(cohort.truth().orElseThrow())
                .map(Calibrations::logOdds)
                .toArray();
        truths = drawn();
    }

    @Test
    void aLargerErrorGivesAWiderIntervalThatHoldsTheTruthAsOften() {
        IntervalRule small = rule(0.6, new double[truth.length]);
        IntervalRule large = rule(1.5, new double[truth.length]);
        assertThat(width(large)).isGreaterThan(1.3 * width(small));
        // 900 outcomes leave an uncertainty of their own, so small errors are held more often than promised.
        assertThat(coverage(small, 0.6)).isBetween(0.87, 1.0);
        assertThat(coverage(large, 1.5)).isBetween(0.84, 0.97);
    }

    @Test
    void aSpreadThatTellsOfErrorsWidensTheIntervalThere() {
        double[] spread = new double[truth.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = i % 2 == 0 ? 0.1 : 2;
        }
        double[] errors = errors(1);
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= i % 2 == 0 ? 0.2 : 1.5;
        }
        IntervalRule rule = rule(errors, spread);
        Calibration asIs = new Calibration(0, 1);
        double calm = rule.around(asIs, 0, 0.1).high().value();
        assertThat(rule.around(asIs, 0, 2).high().value()).isGreaterThan(calm + 0.02);
    }

    @Test
    void theTermForAnotherHospitalIsPartOfIt() {
        IntervalRule rule = rule(0.3, new double[truth.length]);
        assertThat(rule.transport()).isEqualTo(1.6448536269514722 * Intervals.BETWEEN_SITES);
        assertThat(rule.method()).isEqualTo(IntervalRule.PLAUSIBLE_TRUTHS);
        assertThat(rule.coverageValidated()).isFalse();
    }

    @Test
    void theSameCohortAndSeedGiveTheSameTruths() {
        PlausibleTruths again = drawn();
        assertThat(again.logOdds()).isDeepEqualTo(truths.logOdds());
    }

    private PlausibleTruths drawn() {
        return PlausibleTruths.draw(
                cohort.vectors(),
                cohort.outcomes(),
                IndependentRows.of(cohort, 1),
                FamiliarityFit.fit(cohort.vectors(), TASK.transforms(), 1),
                1);
    }

    private IntervalRule rule(double error, double[] spread) {
        return rule(errors(error), spread);
    }

    private IntervalRule rule(double[] errors, double[] spread) {
        double[] predicted = new double[truth.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = truth[i] + errors[i];
        }
        Folds folds = Folds.stratified(cohort.outcomes(), 5, 1);
        OutOfFold outOfFold = new OutOfFold(new double[][] {predicted}, List.of(folds), cohort.outcomes());
        return Intervals.rule(AS_IS, outOfFold, new double[][] {spread}, truths);
    }

    private double[] errors(double deviation) {
        Random random = new Random(17);
        return random.doubles(truth.length)
                .map(u -> deviation * Math.sqrt(12) * (u - 0.5))
                .toArray();
    }

    /** Without the term for another hospital, which there is none of here. */
    private static IntervalRule atHome(IntervalRule rule) {
        return new IntervalRule(
                rule.method(),
                rule.coverage(),
                false,
                rule.multiplier(),
                rule.interceptVariance(),
                rule.slopeVariance(),
                rule.covariance(),
                rule.refitVariance());
    }

    private double coverage(IntervalRule rule, double deviation) {
        double[] errors = errors(deviation);
        int held = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean inside = atHome(rule)
                    .around(new Calibration(0, 1), truth[i] + errors[i], 0)
                    .contains(new Probability(1 / (1 + Math.exp(-truth[i]))));
            held += inside ? 1 : 0;
        }
        return (double) held / truth.length;
    }

    private static double width(IntervalRule rule) {
        Calibration asIs = new Calibration(0, 1);
        return Calibrations.logOdds(atHome(rule).around(asIs, 0, 0).high().value());
    }
}

package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.training.statistic.CalibrationLine;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;

/** A package that is too sure and knows another prevalence, put right on local cases. */
class RecalibrationLineTest {
    private static final int SEEDS = 40;
    private static final double TRUE_INTERCEPT = 0.8;
    private static final double TRUE_SLOPE = 0.6;

    @Test
    void twoHundredLocalCasesRepairShiftAndSlopeOnAverage() throws Exception {
        double slopes = 0;
        double shifts = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Cases local = Cases.draw(200, seed);
            Cases others = Cases.draw(4_000, 1_000 + seed);
            RecalibrationLine line = RecalibrationLine.fit(local.logOdds, local.outcomes);
            double[] after = line.apply(others.logOdds);
            double[] probabilities =
                    java.util.Arrays.stream(after).map(LogisticFit::probability).toArray();
            slopes += CalibrationLine.of(probabilities, others.outcomes)
                            .orElseThrow()
                            .slope()
                            .value()
                    / SEEDS;
            shifts += CalibrationLine.inTheLarge(probabilities, others.outcomes)
                            .orElseThrow()
                            .value()
                    / SEEDS;
        }
        assertThat(slopes).isBetween(0.8, 1.2);
        assertThat(shifts).isCloseTo(0, within(0.1));
    }

    /** Where the package's own slope is right, 200 cases should not spoil it: the spread is well below that of a plain re-fit. */
    @Test
    void aSlopeThatIsRightIsMovedLittle() throws Exception {
        double pulled = 0;
        double plain = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Cases cases = Cases.draw(200, seed);
            double[] right = java.util.Arrays.stream(cases.logOdds)
                    .map(x -> TRUE_INTERCEPT + TRUE_SLOPE * x)
                    .toArray();
            double[] once = new double[right.length];
            java.util.Arrays.fill(once, 1);
            double slope = RecalibrationLine.fit(right, cases.outcomes).slope();
            double refit =
                    Platt.fit(new double[][] {right}, cases.outcomes, once).slope();
            pulled += (slope - 1) * (slope - 1) / SEEDS;
            plain += (refit - 1) * (refit - 1) / SEEDS;
        }
        assertThat(Math.sqrt(pulled)).isLessThan(0.7 * Math.sqrt(plain)); // 0.62
    }

    @Test
    void aSlopeThatIsFarOffIsFollowed() throws Exception {
        double slopes = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Cases cases = Cases.draw(1_000, seed);
            slopes += RecalibrationLine.fit(cases.logOdds, cases.outcomes).slope() / SEEDS;
        }
        assertThat(slopes).isCloseTo(TRUE_SLOPE, within(0.05));
    }

    /** Newton's full steps would overshoot from here. */
    @Test
    void predictionsThatAreFarTooSureAreToldToo() throws Exception {
        Cases cases = Cases.draw(400, 3);
        double[] sure = java.util.Arrays.stream(cases.logOdds)
                .map(x -> 12 + 8 * (TRUE_INTERCEPT + TRUE_SLOPE * x))
                .toArray();
        RecalibrationLine line = RecalibrationLine.fit(sure, cases.outcomes);
        assertThat(line.slope()).isBetween(0.05, 0.3); // 1/8
        assertThat(java.util.Arrays.stream(line.apply(sure))
                        .map(LogisticFit::probability)
                        .sum())
                .isCloseTo(line.events(), within(1e-6));
    }

    @Test
    void withFewEventsTheInterceptAloneIsMoved() throws Exception {
        Cases local = Cases.withEvents(20, 200, 5);
        RecalibrationLine line = RecalibrationLine.fit(local.logOdds, local.outcomes);
        assertThat(line.interceptOnly()).isTrue();
        assertThat(line.slope()).isEqualTo(1);
        double expected = java.util.Arrays.stream(line.apply(local.logOdds))
                .map(LogisticFit::probability)
                .sum();
        assertThat(expected).isCloseTo(line.events(), within(1e-6));
    }

    @Test
    void withTooFewCasesItIsRefused() {
        Cases local = Cases.withEvents(9, 200, 5);
        assertThatThrownBy(() -> RecalibrationLine.fit(local.logOdds, local.outcomes))
                .isInstanceOf(RefusedRunException.class)
                .hasMessageContaining("9 with and 200 without")
                .hasMessageContaining("at least 10 of each");
    }

    @Test
    void theIntervalGrowsByWhatFewLocalCasesCannotTell() throws Exception {
        ScoringRule before = new ScoringRule(
                java.util.List.of(),
                new Calibration(0.1, 0.9),
                new IntervalRule(IntervalRule.PLAUSIBLE_TRUTHS, 0.9, false, 1.6, 0.01, 0.01, 0, 0.05));
        Cases few = Cases.draw(120, 1);
        Cases many = Cases.draw(5_000, 1);
        assertThat(width(before, few)).isGreaterThan(width(before, many));
        assertThat(RecalibrationLine.fit(few.logOdds, few.outcomes)
                        .after(before, few.logOdds, few.outcomes, 1)
                        .coverageValidated())
                .isFalse();
    }

    private static double width(ScoringRule before, Cases cases) throws RefusedRunException {
        RecalibrationLine line = RecalibrationLine.fit(cases.logOdds, cases.outcomes);
        // The stretch is the same for both, so that only the line's own uncertainty differs.
        RecalibrationLine same = new RecalibrationLine(0, 1, line.cases(), line.events(), line.interceptOnly());
        IntervalRule after = same.after(before, cases.logOdds, cases.outcomes, 1);
        var interval = after.around(new Calibration(0.1, 0.9), 0.5, 0);
        return interval.high().value() - interval.low().value();
    }

    /** Cases whose true log-odds are {@code 0.8 + 0.6 x} what the package says. */
    private record Cases(double[] logOdds, int[] outcomes) {
        static Cases draw(int size, long seed) {
            Random random = new Random(seed);
            double[] logOdds = new double[size];
            int[] outcomes = new int[size];
            for (int i = 0; i < size; i++) {
                logOdds[i] = -1 + 1.3 * random.nextGaussian();
                double truth = LogisticFit.probability(TRUE_INTERCEPT + TRUE_SLOPE * logOdds[i]);
                outcomes[i] = random.nextDouble() < truth ? 1 : 0;
            }
            return new Cases(logOdds, outcomes);
        }

        static Cases withEvents(int events, int others, long seed) {
            Random random = new Random(seed);
            double[] logOdds = random.doubles(events + others, -2, 1).toArray();
            int[] outcomes = new int[events + others];
            java.util.Arrays.fill(outcomes, 0, events, 1);
            return new Cases(logOdds, outcomes);
        }
    }
}

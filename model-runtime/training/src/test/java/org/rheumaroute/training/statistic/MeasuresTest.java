package org.rheumaroute.training.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corners that random tables do not reach; {@link RefereesTest} has the figures themselves. */
class MeasuresTest {
    private static final double[] HALF = {0.5, 0.5, 0.5, 0.5};
    private static final double[] RISING = {0.1, 0.2, 0.3, 0.4};
    private static final int[] MIXED = {0, 1, 0, 1};
    private static final int[] NONE = {0, 0, 0, 0};

    /** R 4.2.2: {@code 2 * pnorm(-z)} with 16 digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.6170750774519739",
        "1.959963984540054, 0.05",
        "2.8284271247461903, 0.004677734981047264",
        "2.9, 0.003731626600768077",
        "5, 5.733031437583878e-07",
        "10, 1.523970604832105e-23",
        "30, 9.813427854296374e-198"
    })
    void tailsKeepTheirDigits(double z, double p) {
        assertThat(Normal.twoSided(z)).isCloseTo(p, within(1e-12 * p));
        assertThat(Normal.twoSided(-z)).isEqualTo(Normal.twoSided(z));
    }

    @Test
    void noDistanceIsTooFarForATail() {
        assertThat(Normal.twoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.twoSided(100)).isZero();
    }

    @Test
    void oneClassHasNoCurveNoCutAndNoComparison() {
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.of(RISING, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.paired(RISING, HALF, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> RocCurve.of(RISING, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> Youden.of(RISING, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> Optimism.draws(NONE, List.of("a", "b", "c", "d"), 1, 1));
    }

    @Test
    void oneClassHasNoLineAndNoScaledBrier() {
        assertThat(CalibrationLine.of(RISING, NONE)).isEmpty();
        assertThat(CalibrationLine.inTheLarge(RISING, NONE)).isEmpty();
        assertThat(Brier.of(RISING, NONE).scaled()).isEmpty();
        assertThat(Brier.of(RISING, NONE).value()).isCloseTo(0.075, within(1e-15));
    }

    @Test
    void nothingToCountGivesNoFigure() {
        ThresholdFigures nobodyPositive = ThresholdFigures.at(0.9, RISING, MIXED);
        assertThat(nobodyPositive.ppv()).isEmpty();
        assertThat(nobodyPositive.sensitivity().orElseThrow().value()).isZero();
        assertThat(nobodyPositive.accuracy()).isEqualTo(nobodyPositive.accuracyOfAlwaysNo());
        assertThat(ThresholdFigures.at(0, RISING, MIXED).npv()).isEmpty();
        assertThat(ThresholdFigures.at(0.9, RISING, NONE).sensitivity()).isEmpty();
        assertThat(ThresholdFigures.at(0.9, RISING, NONE).f1()).isEmpty();
        assertThat(ThresholdFigures.at(0.9, new double[0], new int[0]).accuracy())
                .isEmpty();
    }

    @Test
    void aScoreAtTheCutIsPositive() {
        assertThat(ThresholdFigures.at(0.3, RISING, MIXED)).isEqualTo(new ThresholdFigures(0.3, 1, 1, 1, 1));
    }

    @Test
    void unequalLengthsForeignOutcomesAndNansAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.of(RISING, new int[] {0, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.of(RISING, new int[] {0, 1, 2, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.of(new double[] {1, Double.NaN}, new int[] {0, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Brier.of(new double[] {1.5}, new int[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Brier.of(new double[0], new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> NetBenefit.at(1, HALF, MIXED));
    }

    @Test
    void aSingleEventLeavesTheAucsSpreadUnknown() {
        Auc auc = Auc.of(new double[] {0.1, 0.2, 0.15}, new int[] {0, 0, 1});
        assertThat(auc.value()).isEqualTo(0.5);
        assertThat(auc.low()).isZero();
        assertThat(auc.high()).isOne();
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        PairedAuc same = Auc.paired(RISING, RISING, MIXED);
        assertThat(same.difference()).isZero();
        assertThat(same.variance()).isZero();
        assertThat(same.p()).isOne();
    }

    @Test
    void aDifferenceWithoutSpreadIsCertain() {
        PairedAuc certain = Auc.paired(new double[] {0.1, 0.2, 0.8, 0.9}, HALF, new int[] {0, 0, 1, 1});
        assertThat(certain.difference()).isEqualTo(0.5);
        assertThat(certain.p()).isZero();
    }

    @Test
    void exchangedModelsExchangeTheSign() {
        double[] other = {0.3, 0.1, 0.2, 0.9};
        PairedAuc one = Auc.paired(RISING, other, MIXED);
        PairedAuc two = Auc.paired(other, RISING, MIXED);
        assertThat(one.difference()).isEqualTo(-two.difference());
        assertThat(one.p()).isEqualTo(two.p());
    }

    @Test
    void theAreaUnderTheCurveIsTheAuc() {
        for (RefereeTable table : RefereeTable.all()) {
            if (Table.hasBothClasses(table.outcomes())) {
                double auc = Auc.of(table.first(), table.outcomes()).value();
                RocCurve curve = RocCurve.of(table.first(), table.outcomes());
                assertThat(area(curve)).isCloseTo(auc, within(1e-12));
                assertThat(area(curve.thinned(100))).isCloseTo(auc, within(0.02));
                assertThat(curve.thinned(100).points())
                        .hasSizeLessThanOrEqualTo(100)
                        .startsWith(curve.points().get(0))
                        .endsWith(curve.points().get(curve.points().size() - 1));
            }
        }
    }

    @Test
    void ofEqualCutsTheLowestMissesFewest() {
        // Cutting at 0.35 finds one of two events and no other; cutting at 0.15 finds both and one of two others.
        Youden youden = Youden.of(RISING, MIXED).orElseThrow();
        assertThat(youden.cut()).isCloseTo(0.15, within(1e-15));
        assertThat(youden.index()).isEqualTo(0.5);
    }

    @Test
    void aModelWithoutSignalHasNoCut() {
        assertThat(Youden.of(HALF, MIXED)).isEmpty();
        assertThat(Youden.of(new double[] {0.9, 0.1, 0.8, 0.2}, MIXED)).isEmpty();
    }

    @Test
    void aCutBetweenNeighbouringDoublesStillParts() {
        double upper = Math.nextUp(0.3);
        Youden youden = Youden.of(new double[] {0.3, upper}, new int[] {0, 1}).orElseThrow();
        assertThat(youden.cut()).isEqualTo(upper);
    }

    @Test
    void separatedOrCertainProbabilitiesHaveNoLine() {
        assertThat(CalibrationLine.of(RISING, new int[] {0, 0, 1, 1})).isEmpty();
        assertThat(CalibrationLine.of(RISING, new int[] {1, 1, 0, 0})).isEmpty();
        assertThat(CalibrationLine.of(HALF, MIXED)).isEmpty();
        assertThat(CalibrationLine.of(new double[] {0, 0.2, 0.3, 1}, MIXED)).isEmpty();
        assertThat(CalibrationLine.inTheLarge(new double[] {0, 0.2, 0.3, 1}, MIXED))
                .isEmpty();
        assertThat(CalibrationLine.inTheLarge(HALF, MIXED).orElseThrow().value())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void extremeLogOddsStillConverge() {
        double[] extreme = {1e-300, 1e-12, 0.3, 1 - 1e-15, 0.6, 1e-20};
        CalibrationLine line =
                CalibrationLine.of(extreme, new int[] {1, 0, 1, 0, 1, 0}).orElseThrow();
        assertThat(line.slope().value()).isFinite();
        assertThat(line.slope().low()).isLessThan(line.slope().value());
    }

    @Test
    void oneProbabilityForEverybodyIsOneBinAndOnePoint() {
        CalibrationCurve curve = CalibrationCurve.of(HALF, MIXED, 10);
        assertThat(curve.bins()).hasSize(1);
        assertThat(curve.bins().get(0).rows()).isEqualTo(4);
        assertThat(curve.smooth()).containsExactly(new CalibrationCurve.Point(0.5, 0.5));
        assertThat(curve.errors().greatest()).isZero();
        assertThat(curve.expectedError()).isZero();
        assertThat(CalibrationCurve.of(new double[] {0.2}, new int[] {1}, 10).bins())
                .hasSize(1);
    }

    @Test
    void thinnedSmoothCurvesKeepTheirEnds() {
        RefereeTable big = RefereeTable.all().get(5);
        CalibrationCurve curve = CalibrationCurve.of(big.first(), big.outcomes(), 10);
        List<CalibrationCurve.Point> thin = curve.smooth(50);
        assertThat(thin).hasSizeBetween(40, 50).startsWith(curve.smooth().get(0));
        assertThat(thin.get(thin.size() - 1))
                .isEqualTo(curve.smooth().get(curve.smooth().size() - 1));
    }

    @Test
    void treatingWhoHasTheOutcomeGainsThePrevalence() {
        for (NetBenefit point : NetBenefit.curve(NetBenefit.percents(), new double[] {0, 1, 0, 1}, MIXED)) {
            assertThat(point.model()).isEqualTo(0.5);
            assertThat(point.treatAll()).isLessThan(0.5);
        }
        assertThat(NetBenefit.percents()).hasSize(99).contains(0.07, 0.3, 0.99);
    }

    @Test
    void optimismIsFoundWhereAModelLearnsByHeart() {
        Random random = new Random(5);
        int[] outcomes = random.ints(200, 0, 2).toArray();
        List<String> groups =
                random.ints(200, 0, 80).mapToObj(Integer::toString).toList();
        List<int[]> draws = Optimism.draws(outcomes, groups, 50, 9);
        // Remembers the rows it saw and guesses 0 for the others: right on its own rows, half right elsewhere.
        Optimism accuracy = Optimism.of(
                        200,
                        draws,
                        rows -> Arrays.stream(rows).boxed().collect(Collectors.toSet()),
                        (seen, rows) -> new double[] {
                            Arrays.stream(rows)
                                    .map(i -> (seen.contains(i) ? outcomes[i] : 0) == outcomes[i] ? 1 : 0)
                                    .average()
                                    .orElseThrow()
                        })
                .get(0);
        assertThat(accuracy.apparent()).isOne();
        assertThat(accuracy.optimism()).isBetween(0.1, 0.3); // 0.37 of the rows are not drawn, half of them events
        assertThat(accuracy.corrected()).isEqualTo(1 - accuracy.optimism());
        assertThat(Optimism.draws(outcomes, groups, 50, 9).get(49)).isEqualTo(draws.get(49));
    }

    @Test
    void drawsTakeWholePatients() {
        int[] outcomes = {0, 1, 1, 0, 0, 1};
        List<String> groups = List.of("a", "b", "a", "c", "c", "c");
        for (int[] draw : Optimism.draws(outcomes, groups, 30, 4)) {
            int[] times = new int[6];
            for (int row : draw) {
                times[row]++;
            }
            assertThat(times[0]).isEqualTo(times[2]);
            assertThat(times[3]).isEqualTo(times[4]).isEqualTo(times[5]);
            assertThat(times[0] + times[1] + times[3]).isEqualTo(3);
        }
    }

    private static double area(RocCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            RocCurve.Point from = curve.points().get(i - 1);
            RocCurve.Point to = curve.points().get(i);
            area += (from.specificity() - to.specificity()) * (from.sensitivity() + to.sensitivity()) / 2;
        }
        return area;
    }
}

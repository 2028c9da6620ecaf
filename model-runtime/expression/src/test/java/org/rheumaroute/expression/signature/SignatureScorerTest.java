package org.rheumaroute.expression.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.expression.ExpressionMatrix;
import org.rheumaroute.expression.ExpressionSample;
import org.rheumaroute.expression.Scale;
import org.rheumaroute.expression.signature.SignatureOutcome.NoScore;
import org.rheumaroute.expression.signature.SignatureOutcome.Score;

class SignatureScorerTest {
    private static final Signature THREE = bundled("interferon-three");
    private static final Signature SIX = bundled("interferon-six");

    @Test
    void isTheGeometricMeanRelativeToTheHousekeepingGenes() {
        // Housekeeping: geometric mean of 100 and 400 is 200. Ratios 4, 1 and 0.25; each plus the floor of 0.01.
        Score score =
                score(THREE, panel(Map.of("OAS3", 800.0, "MX1", 200.0, "IFIT3", 50.0, "TBP", 100.0, "HPRT1", 400.0)));
        double expected = (Math.log(4.01) + Math.log(1.01) + Math.log(0.26)) / 3 / Math.log(2);
        assertThat(score.level()).isCloseTo(expected, within(1e-12));
        assertThat(score.measured()).isEqualTo(3);
        assertThat(score.rank()).isEmpty();
    }

    @Test
    void isTheSameNumberAloneAndAmongAHundred() {
        ExpressionMatrix hundred = invented(100, 6_000);
        for (int i = 0; i < 100; i++) {
            ExpressionSample among = hundred.sample(i);
            Map<String, double[]> one = new HashMap<>();
            int position = i;
            hundred.rows().forEach((gene, row) -> one.put(gene, new double[] {row[position]}));
            ExpressionSample alone = new ExpressionMatrix(
                            Scale.COUNTS, false, List.of(hundred.samples().get(i)), one, Map.of())
                    .sample(0);
            assertThat(score(SIX, alone)).isEqualTo(score(SIX, among));
        }
    }

    @Test
    void doesNotChangeWhenAllCountsAreDoubled() {
        ExpressionMatrix matrix = invented(20, 6_000);
        Map<String, double[]> doubled = new HashMap<>();
        matrix.rows().forEach((gene, row) -> doubled.put(gene, twice(row)));
        ExpressionMatrix twice = new ExpressionMatrix(Scale.COUNTS, false, matrix.samples(), doubled, Map.of());
        for (int i = 0; i < 20; i++) {
            Score before = score(SIX, matrix.sample(i));
            Score after = score(SIX, twice.sample(i));
            assertThat(after.level()).isCloseTo(before.level(), within(1e-9));
            assertThat(after.rank().orElseThrow()).isCloseTo(before.rank().orElseThrow(), within(1e-9));
        }
    }

    @Test
    void isTheSameOnEveryScale() {
        Map<String, Double> linear = Map.of("OAS3", 800.0, "MX1", 3.0, "IFIT3", 50.0, "TBP", 100.0, "HPRT1", 400.0);
        Map<String, Double> log = new HashMap<>();
        Map<String, Double> logPlusOne = new HashMap<>();
        linear.forEach((gene, value) -> log.put(gene, Math.log(value) / Math.log(2)));
        linear.forEach((gene, value) -> logPlusOne.put(gene, Math.log1p(value) / Math.log(2)));
        double expected = score(THREE, panel(linear)).level();
        assertThat(score(THREE, sample(Scale.LOG2, true, log)).level()).isCloseTo(expected, within(1e-9));
        assertThat(score(THREE, sample(Scale.LOG2_PLUS_1, true, logPlusOne)).level())
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void ranksFromNoughtForTheLowestGenesToOneForTheHighest() {
        Map<String, Double> values = new HashMap<>();
        IntStream.range(0, 6_000).forEach(i -> values.put("G" + i, 1_000.0 + i));
        values.putAll(Map.of("TBP", 2_000.5, "HPRT1", 2_500.5, "OAS3", 10_000.0, "MX1", 10_001.0, "IFIT3", 10_002.0));
        assertThat(score(THREE, sample(Scale.LINEAR, false, values)).rank()).hasValue(1);
        values.putAll(Map.of("OAS3", 1.0, "MX1", 2.0, "IFIT3", 3.0));
        assertThat(score(THREE, sample(Scale.LINEAR, false, values)).rank()).hasValue(0);
        values.putAll(Map.of("OAS3", 0.0, "MX1", 0.0, "IFIT3", 3.0)); // equals share their ranks
        assertThat(score(THREE, sample(Scale.LINEAR, false, values)).rank()).hasValue(0);
    }

    @Test
    void refusesInsteadOfGuessing() {
        Map<String, Double> whole = Map.of("OAS3", 800.0, "MX1", 200.0, "IFIT3", 50.0, "TBP", 100.0, "HPRT1", 400.0);
        assertThat(reason(panel(without(whole, "TBP")))).isEqualTo(QualityReason.HOUSEKEEPING_MISSING);
        assertThat(reason(panel(with(whole, "TBP", 0)))).isEqualTo(QualityReason.HOUSEKEEPING_ZERO);
        assertThat(reason(panel(with(whole, "TBP", 6)))).isEqualTo(QualityReason.HOUSEKEEPING_DISAGREE);
        assertThat(reason(panel(without(whole, "MX1")))).isEqualTo(QualityReason.GENES_MISSING);
        assertThat(reason(panel(with(with(with(whole, "OAS3", 0), "MX1", 0), "IFIT3", 0))))
                .isEqualTo(QualityReason.NOTHING_DETECTED);
        assertThat(reason(sample(Scale.COUNTS, false, whole))).isEqualTo(QualityReason.LIBRARY_TOO_SMALL);
    }

    @Test
    void namesTheGenesThatWereNotMeasuredOrNotSeen() {
        Map<String, Double> values = new HashMap<>(Map.of("TBP", 100.0, "HPRT1", 100.0));
        SIX.genes().stream().skip(1).forEach(gene -> values.put(gene.symbol(), 50.0));
        values.put("ISG15", 0.0);
        Score score = score(SIX, panel(values));
        assertThat(score.missing()).containsExactly("IFI27");
        assertThat(score.undetected()).containsExactly("ISG15");
    }

    @Test
    void isPositiveAboveTheHealthyMeanPlusTwoDeviations() {
        HealthyReference healthy = HealthyReference.of(
                "interferon-six", "rna-seq", List.of(-1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0));
        double deviation = Math.sqrt(10.0 / 9);
        assertThat(healthy.positiveAbove()).isCloseTo(2 * deviation, within(1e-12));
        assertThat(healthy.isPositive(2 * deviation + 1e-9)).isTrue();
        assertThat(healthy.isPositive(2 * deviation - 1e-9)).isFalse();
    }

    private static Signature bundled(String name) {
        return SignatureFile.bundled().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static QualityReason reason(ExpressionSample sample) {
        return ((NoScore) SignatureScorer.score(THREE, sample)).reason();
    }

    private static Score score(Signature signature, ExpressionSample sample) {
        return (Score) SignatureScorer.score(signature, sample);
    }

    private static ExpressionSample panel(Map<String, Double> values) {
        return sample(Scale.COUNTS, true, values);
    }

    private static ExpressionSample sample(Scale scale, boolean panel, Map<String, Double> values) {
        return new ExpressionSample("S", scale, panel, values, Map.of());
    }

    private static Map<String, Double> with(Map<String, Double> values, String gene, double value) {
        Map<String, Double> changed = new HashMap<>(values);
        changed.put(gene, value);
        return changed;
    }

    private static Map<String, Double> without(Map<String, Double> values, String gene) {
        Map<String, Double> changed = new HashMap<>(values);
        changed.remove(gene);
        return changed;
    }

    private static double[] twice(double[] row) {
        return java.util.Arrays.stream(row).map(v -> 2 * v).toArray();
    }

    private static ExpressionMatrix invented(int samples, int genes) {
        SplittableRandom random = new SplittableRandom(20261124);
        Map<String, double[]> rows = new HashMap<>();
        IntStream.range(0, genes).forEach(g -> rows.put("G" + g, row(random, samples, 0, 1_000)));
        SIX.genes().forEach(gene -> rows.put(gene.symbol(), row(random, samples, 0, 3_000)));
        SIX.housekeeping().forEach(gene -> rows.put(gene.symbol(), row(random, samples, 200, 600)));
        return new ExpressionMatrix(
                Scale.COUNTS,
                false,
                IntStream.range(0, samples).mapToObj(i -> "S" + i).toList(),
                rows,
                Map.of());
    }

    private static double[] row(SplittableRandom random, int samples, int from, int to) {
        return random.ints(samples, from, to).asDoubleStream().toArray();
    }
}

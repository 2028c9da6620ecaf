package org.rheumaroute.model.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/** Shares of functions whose Shapley values are known in closed form. */
class PermutationSharesTest {
    private static final int FEATURES = 6;
    /** The first two may be missing. */
    private static final Preprocessing INPUTS = Preprocessing.of(
            100,
            IntStream.range(0, FEATURES)
                    .mapToObj(f -> new Preprocessing.Input("f" + f, Transform.NONE, 0, 0, 1, f < 2))
                    .toList());

    private final PermutationShares shares = new PermutationShares(INPUTS);
    private int rowsRun;

    private interface Formula {
        double of(float[] row);
    }

    @Test
    void pairsOfFeaturesAreSharedExactlyAndWithFewRows() {
        Formula pairs = row -> 0.5 + Math.max(0, row[0]) - row[1] + row[2] * row[3] + 2 * row[4] * Math.tanh(row[5]);
        for (float[] patient : patients()) {
            double[] found = shares.of(patient, net(pairs));
            assertThat(found[0]).isCloseTo(Math.max(0, patient[0]), within(1e-5));
            assertThat(found[1]).isCloseTo(-patient[1], within(1e-5));
            for (int f = 2; f < 4; f++) {
                assertThat(found[f]).isCloseTo(patient[2] * patient[3] / 2, within(1e-5));
            }
            for (int f = 4; f < 6; f++) {
                assertThat(found[f]).isCloseTo(patient[4] * Math.tanh(patient[5]), within(1e-5));
            }
            assertThat(found[FEATURES]).isEqualTo(0.5);
        }
        assertThat(rowsRun / patients().length).isLessThanOrEqualTo(2 + 4 * (FEATURES - 1));
    }

    @Test
    void threeFeaturesTogetherAreSampledOn() {
        float[] patient = {0, 0, 1, 1, 1, 0, 0, 0};
        double[] found = shares.of(patient, net(row -> row[2] * row[3] * row[4]));
        assertThat(rowsRun).isGreaterThan(100);
        for (int f = 2; f < 5; f++) { // a third each; whoever comes last gets all, in 64 orders
            assertThat(found[f]).isCloseTo(1 / 3.0, within(0.2));
        }
        assertThat(found[2] + found[3] + found[4]).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatIsAsInTheMedianPatientHasNoShareAndCostsNoRow() {
        float[] patient = {0, 0, 3, 0, 0, 0, 0, 0};
        double[] found = shares.of(patient, net(row -> row[2] * (1 + row[3])));
        assertThat(found).containsExactly(0, 0, 3, 0, 0, 0, 0);
        assertThat(rowsRun).isEqualTo(2);
    }

    @Test
    void theMedianPatientHasNoSharesAtAll() {
        assertThat(shares.of(new float[FEATURES + 2], net(row -> 0.25))).containsExactly(0, 0, 0, 0, 0, 0, 0.25);
    }

    @Test
    void aMissingValueMovesWithItsFlag() {
        float[] patient = {0, 0, 0, 0, 0, 0, 1, 0};
        assertThat(shares.of(patient, net(row -> 7 * row[FEATURES]))[0]).isEqualTo(7);
    }

    private PermutationShares.Net net(Formula formula) {
        return (inputs, rows) -> {
            rowsRun += rows;
            int width = INPUTS.width();
            float[] logOdds = new float[rows];
            float[] row = new float[width];
            for (int r = 0; r < rows; r++) {
                System.arraycopy(inputs, r * width, row, 0, width);
                logOdds[r] = (float) formula.of(row);
            }
            return logOdds;
        };
    }

    private static float[][] patients() {
        Random random = new Random(3);
        float[][] patients = new float[30][FEATURES + 2];
        for (float[] patient : patients) {
            for (int f = 0; f < FEATURES; f++) {
                patient[f] = (float) random.nextGaussian();
            }
        }
        return patients;
    }
}

package org.rheumaroute.training.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImputationTest {
    private static final int[] FLAGS = {-1, 3, 4};

    private final Imputation imputation = Imputation.fit(rows(4000), FLAGS);

    @Test
    void fillsAGapWithWhatTheOthersLeadToExpect() {
        // Standard normal values that all correlate by 0.64: the mean of one given the other two is 0.39 of their sum.
        double[] filled = imputation.filled(new float[] {1, 0.3f, 0.5f, 1, 0});
        assertThat(filled[1]).isCloseTo(0.64 / 1.64 * 1.5, within(0.05));
        // Two gaps: each is 0.64 of the one known value.
        double[] both = imputation.filled(new float[] {1, 0.3f, 0.5f, 1, 1});
        assertThat(both[1]).isCloseTo(0.64, within(0.05));
        assertThat(both[2]).isCloseTo(0.64, within(0.05));
    }

    @Test
    void leavesKnownValuesAndFlagsAsTheyAre() {
        assertThat(imputation.filled(new float[] {1, 0.5f, -2, 0, 0})).containsExactly(1, 0.5, -2, 0, 0);
    }

    private static float[][] rows(int patients) {
        Random random = new Random(9);
        float[][] rows = new float[patients][5];
        for (float[] row : rows) {
            double shared = random.nextGaussian();
            for (int j = 0; j < 3; j++) {
                row[j] = (float) (0.8 * shared + 0.6 * random.nextGaussian());
            }
            for (int j = 1; j < 3; j++) {
                if (random.nextDouble() < 0.2) {
                    row[j] = 0; // as the preprocessing gives the median
                    row[FLAGS[j]] = 1;
                }
            }
        }
        return rows;
    }
}

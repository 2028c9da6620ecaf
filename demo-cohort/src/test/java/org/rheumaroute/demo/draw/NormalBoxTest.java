package org.rheumaroute.demo.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalBoxTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** Sheppard 1899: the quadrant has probability 1/4 + asin(r) / 2 pi. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.4, 0.2, 0.65, 0.95})
    void quadrantAgreesWithSheppard(double r) {
        double found =
                Math.exp(new NormalBox(equal(2, r)).logProbability(new double[] {0, 0}, new double[] {NEVER, NEVER}));

        assertThat(found).isCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), within(0.002));
    }

    /** With all correlations one half, the orthant of n numbers has probability 1 / (n + 1). */
    @ParameterizedTest
    @CsvSource({"3, 0.01", "6, 0.02", "11, 0.04"})
    void orthantOfEquallyTiedNumbersIsOneInNPlusOne(int n, double error) {
        double found = new NormalBox(equal(n, 0.5)).logProbability(new double[n], filled(n, NEVER));

        assertThat(found).isCloseTo(-Math.log(n + 1), within(error));
    }

    @Test
    void moreLatticePointsComeCloser() {
        double found = new NormalBox(equal(6, 0.5), 100_000, 0.01).logProbability(new double[6], filled(6, NEVER));

        assertThat(found).isCloseTo(-Math.log(7), within(1e-4));
    }

    /** A small box is its volume times the density, here of two numbers with correlation 0.6 at (0.5, -1). */
    @Test
    void aNarrowBoxIsTheDensity() {
        double r = 0.6;
        double square = (0.25 + 2 * r * 0.5 + 1) / (1 - r * r);
        double density = Math.exp(-square / 2) / (2 * Math.PI * Math.sqrt(1 - r * r));
        double found =
                new NormalBox(equal(2, r)).logProbability(new double[] {0.499, -1.001}, new double[] {0.501, -0.999});

        assertThat(found).isCloseTo(Math.log(density * 0.002 * 0.002), within(1e-5));
    }

    @Test
    void untiedNumbersMultiplyAndWhatIsNotBoundedCostsNothing() {
        double[][] tied = equal(3, 0);
        double found =
                new NormalBox(tied).logProbability(new double[] {-NEVER, 1, -NEVER}, new double[] {-1, NEVER, NEVER});

        assertThat(found).isCloseTo(2 * Math.log(0.15865525393145707), within(1e-9));
    }

    /** The two tails are mirror images; twelve deviations out only logarithms can still tell. */
    @Test
    void keepsItsDigitsFarOut() {
        NormalBox box = new NormalBox(equal(2, 0.3));
        double left = box.logProbability(new double[] {-12.1, -NEVER}, new double[] {-12, -3});
        double right = box.logProbability(new double[] {12, 3}, new double[] {12.1, NEVER});

        assertThat(right).isCloseTo(left, within(1e-6)).isBetween(-90.0, -70.0);
    }

    /** Given that one number is above 0, its mean is sqrt(2 / pi), and the other's is r times that. */
    @Test
    void meansFollowTheOtherNumbers() {
        NormalBox box = new NormalBox(equal(2, 0.7), 4096, 0.2);
        double[] low = {0, -NEVER};
        double[] high = {NEVER, NEVER};

        assertThat(box.mean(low, high, z -> z[0])).isCloseTo(Math.sqrt(2 / Math.PI), within(0.002));
        assertThat(box.mean(low, high, z -> z[1])).isCloseTo(0.7 * Math.sqrt(2 / Math.PI), within(0.005));
    }

    private static double[][] equal(int n, double r) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(matrix[i], r);
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double[] filled(int n, double value) {
        double[] numbers = new double[n];
        Arrays.fill(numbers, value);
        return numbers;
    }
}

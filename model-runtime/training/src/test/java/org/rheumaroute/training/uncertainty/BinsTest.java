package org.rheumaroute.training.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {
    @Test
    void binsOfManyValuesHoldAboutAsManyPatients() {
        double[] values =
                IntStream.range(0, 300).mapToDouble(i -> (i * 37) % 300).toArray();
        Bins bins = Bins.of(values, everybody(values), 10);
        assertThat(bins.count()).isEqualTo(10);
        assertThat(Arrays.stream(bins.mass()).boxed())
                .allSatisfy(mass -> assertThat(mass).isBetween(0.08, 0.2));
        assertThat(Arrays.stream(bins.mass()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void equalValuesStayTogether() {
        double[] values = new double[100]; // 60 at the assay's limit
        Arrays.setAll(values, i -> i < 60 ? 5 : i);
        Bins bins = Bins.of(values, everybody(values), 10);
        assertThat(bins.mass()[0]).isEqualTo(0.6);
        assertThat(Arrays.stream(bins.of()).limit(60)).containsOnly(0);
        assertThat(bins.within()[0]).isEqualTo(0.5);
    }

    @Test
    void fewValuesGetABinEach() {
        double[] values = {1, 0, 0, 1, 0};
        Bins bins = Bins.of(values, everybody(values), 30);
        assertThat(bins.of()).containsExactly(1, 0, 0, 1, 0);
        assertThat(bins.mass()).containsExactly(0.6, 0.4);
    }

    @Test
    void unknownValuesHaveNoBinAndOthersArePlacedByTheLearnedOnes() {
        double[] values = {1, 2, 3, 4, Double.NaN, 9, -9, 2.5};
        Bins bins = Bins.of(values, new int[] {0, 1, 2, 3, 4}, 2);
        assertThat(bins.of()).containsExactly(0, 0, 1, 1, -1, 1, 0, 0);
        assertThat(bins.within()[5]).isEqualTo(1);
        assertThat(bins.within()[6]).isZero();
        assertThat(bins.within()[7]).isEqualTo(1);
    }

    @Test
    void anInputThatNobodyHasIsOneBin() {
        double[] values = {Double.NaN, Double.NaN};
        assertThat(Bins.of(values, everybody(values), 30).mass()).containsExactly(1);
    }

    private static int[] everybody(double[] values) {
        return IntStream.range(0, values.length).toArray();
    }
}

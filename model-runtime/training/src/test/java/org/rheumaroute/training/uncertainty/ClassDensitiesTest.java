package org.rheumaroute.training.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two correlated inputs, drawn class by class so that the log-odds are known; a third that says nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassDensitiesTest {
    private static final int PATIENTS = 1500;
    private static final double CORRELATION = 0.6;

    private final double[][] inputs = new double[PATIENTS][3];
    private final int[] outcomes = new int[PATIENTS];
    private final double[] truth = new double[PATIENTS];
    private final int[] everybody = IntStream.range(0, PATIENTS).toArray();

    @BeforeAll
    void invent() {
        Random random = new Random(11);
        for (int i = 0; i < PATIENTS; i++) {
            outcomes[i] = random.nextDouble() < 0.3 ? 1 : 0;
            double first = random.nextGaussian();
            double second = CORRELATION * first + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            inputs[i] = new double[] {first + outcomes[i], second - outcomes[i], random.nextGaussian()};
            truth[i] = Math.log(0.3 / 0.7) + (inputs[i][0] - inputs[i][1] - 1) / (1 - CORRELATION);
        }
    }

    @Test
    void drawsLieAroundTheTruthOfClassesWithANormalDistribution() {
        double[] mean = mean(ClassDensities.fit(inputs, outcomes, everybody));
        assertThat(rootMeanSquare(mean)).isLessThan(0.7);
        assertThat(deviation(truth)).isGreaterThan(2.4); // what there was to find
    }

    @Test
    void drawsDifferAsFarAsTheyAreFromTheTruth() {
        Family family = ClassDensities.fit(inputs, outcomes, everybody);
        double[] mean = mean(family);
        double[] one = family.draw(new Random(99));
        double spread = 0;
        for (int i = 0; i < PATIENTS; i++) {
            spread += (one[i] - mean[i]) * (one[i] - mean[i]) / PATIENTS;
        }
        assertThat(Math.sqrt(spread)).isBetween(0.5 * rootMeanSquare(mean), 2 * rootMeanSquare(mean));
    }

    @Test
    void anUnknownInputIsLeftOut() {
        double[][] gaps = new double[PATIENTS][];
        for (int i = 0; i < PATIENTS; i++) {
            gaps[i] = inputs[i].clone();
            gaps[i][i % 3] = Double.NaN;
        }
        double[] known = mean(ClassDensities.fit(gaps, outcomes, everybody));
        double error = 0;
        int counted = 0;
        for (int i = 1; i < PATIENTS; i += 3) { // the second input is unknown: what the first alone says
            double alone = Math.log(0.3 / 0.7) + inputs[i][0] - 0.5;
            error += (known[i] - alone) * (known[i] - alone);
            counted++;
        }
        assertThat(Math.sqrt(error / counted)).isLessThan(0.5);
    }

    @Test
    void patientsWhoseOutcomesWereNotLearnedAreDrawnToo() {
        int[] half = IntStream.range(0, PATIENTS / 2).toArray();
        double[] mean = mean(ClassDensities.fit(inputs, outcomes, half));
        assertThat(rootMeanSquare(mean)).isLessThan(0.9);
    }

    private static double[] mean(Family family) {
        Random random = new Random(5);
        double[] mean = new double[PATIENTS];
        for (int d = 0; d < 15; d++) {
            double[] draw = family.draw(random);
            for (int i = 0; i < PATIENTS; i++) {
                mean[i] += draw[i] / 15;
            }
        }
        return mean;
    }

    private double rootMeanSquare(double[] found) {
        return Math.sqrt(IntStream.range(0, PATIENTS)
                .mapToDouble(i -> (found[i] - truth[i]) * (found[i] - truth[i]))
                .average()
                .orElseThrow());
    }

    private static double deviation(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow());
    }
}

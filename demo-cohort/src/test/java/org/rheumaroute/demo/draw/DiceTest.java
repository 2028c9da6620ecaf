package org.rheumaroute.demo.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void repeatsItselfForTheSameSeedIndexAndPurpose() {
        assertThat(chances(Dice.of(7, 3, "values"))).containsExactly(chances(Dice.of(7, 3, "values")));
    }

    @Test
    void differsBySeedIndexAndPurpose() {
        double[] first = chances(Dice.of(7, 3, "values"));

        assertThat(chances(Dice.of(8, 3, "values"))).doesNotContain(first);
        assertThat(chances(Dice.of(7, 4, "values"))).doesNotContain(first);
        assertThat(chances(Dice.of(7, 3, "missing"))).doesNotContain(first);
    }

    /** Standard error of the mean of 100,000 uniform numbers is 0.0009; five of them are allowed. */
    @Test
    void firstChancesOfNeighbouringPatientsAreEvenlySpread() {
        double mean = IntStream.range(0, 100_000)
                .mapToDouble(i -> Dice.of(1, i, "outcome").chance())
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0.5, within(0.0046));
    }

    @Test
    void staysBetweenItsBounds() {
        Dice dice = Dice.of(1, 1, "bounds");

        assertThat(IntStream.range(0, 1000)
                        .map(i -> dice.between(2, 4))
                        .distinct()
                        .sorted())
                .containsExactly(2, 3, 4);
    }

    private static double[] chances(Dice dice) {
        return DoubleStream.generate(dice::chance).limit(5).toArray();
    }
}

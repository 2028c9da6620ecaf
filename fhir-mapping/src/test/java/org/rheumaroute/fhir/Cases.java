package org.rheumaroute.fhir;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * Runs a property over generated cases. Seeded, so that a failure comes back. The default build runs a small number;
 * {@code -Drheumaroute.property.cases=100000} runs the full one and prints seed, cases and time.
 */
public final class Cases {
    private static final String PROPERTY = "rheumaroute.property.cases";
    private static final long SEED = Long.getLong("rheumaroute.property.seed", 20261124);

    private Cases() {}

    /** Checks one case. */
    public interface Check {
        /** Fails when the property does not hold; {@code random} is this case's own. */
        void check(Random random, int number);
    }

    /**
     * Checks generated cases; a failure names the case, which alone suffices to make it again.
     *
     * @param property name for the report
     * @param usual number of cases when none is asked for
     * @param times how many times the asked number this property runs
     */
    public static void run(String property, int usual, int times, Check check) {
        Integer asked = Integer.getInteger(PROPERTY);
        int cases = asked == null ? usual : Math.multiplyExact(asked, times);
        long start = System.nanoTime();
        for (int number = 0; number < cases; number++) {
            try {
                check.check(new Random(SEED * 31 + number), number);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(property + ", seed " + SEED + ", case " + number + ": " + e.getMessage(), e);
            }
        }
        if (asked != null) {
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "property %s: seed %d, %d cases, %.1f s%n", property, SEED, cases, seconds);
        }
    }
}

package org.rheumaroute.demo.draw;

import java.util.List;

/**
 * A seeded stream of chances: SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195), written out here so
 * that the stream is the same on every Java version. Confined to one thread.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /**
     * The stream of one purpose for one patient. Streams of different arguments do not follow one another, so a patient
     * is the same however many others are drawn.
     *
     * @param seed seed of the cohort
     * @param index number of the patient, from 0
     * @param purpose what the chances are for, for example {@code values}
     */
    public static Dice of(long seed, long index, String purpose) {
        long state = mix(seed + GOLDEN);
        state = mix(state ^ (index * GOLDEN + 1));
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state + purpose.charAt(i) * GOLDEN);
        }
        return new Dice(state);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number strictly between 0 and 1. */
    public double chance() {
        return ((next() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean happens(double probability) {
        return chance() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + (int) (chance() * (high - low + 1));
    }

    /** A standard normal number. */
    public double normal() {
        return Normal.quantile(chance());
    }

    /** One of several, each with the same probability. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }
}

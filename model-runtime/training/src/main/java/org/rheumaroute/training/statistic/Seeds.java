package org.rheumaroute.training.statistic;

/** Derives independent seeds, so that one choice does not shift all later ones. */
public final class Seeds {
    private Seeds() {}

    /** A seed for one purpose; the same arguments give the same seed. */
    public static long derive(long seed, String purpose, int number) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed + purpose.charAt(i));
        }
        return mix(mixed + number);
    }

    private static long mix(long value) { // SplitMix64 (Steele et al. 2014)
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

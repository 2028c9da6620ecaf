package org.rheumaroute.training.uncertainty;

/** Normal scores of shares: Wichura's AS 241 (1988, doi:10.2307/2347330), the short form, right to six digits. */
final class NormalScore {
    /** Farther out nothing can be told from a few thousand patients; about 3.3 standard deviations. */
    private static final double LEAST_SHARE = 5e-4;

    private static final double CENTRAL = 0.425;

    private NormalScore() {}

    /**
     * The standard normal value that this share of all values lies below.
     *
     * @param share 0 to 1; the outermost {@value #LEAST_SHARE} on either side count as that
     */
    static double of(double share) {
        double p = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
        double q = p - 0.5;
        return Math.abs(q) <= CENTRAL ? central(q) : Math.copySign(tail(Math.min(p, 1 - p)), q);
    }

    private static double central(double q) {
        double r = 0.180625 - q * q;
        double above = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
        double below = ((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1;
        return q * above / below;
    }

    private static double tail(double share) {
        double r = Math.sqrt(-StrictMath.log(share)) - 1.6;
        double above = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777;
        return above / ((0.12021132975 * r + 0.73700164250) * r + 1);
    }
}

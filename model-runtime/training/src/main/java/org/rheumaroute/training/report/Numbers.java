package org.rheumaroute.training.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written for people: fixed decimals, a real minus sign, never "-0". Pure. */
public final class Numbers {
    /** Stands where a figure is not defined or was not computed. */
    public static final String ABSENT = "–";

    private static final String MINUS = "\u2212";

    private Numbers() {}

    /** With {@code places} decimals. */
    public static String decimal(double value, int places) {
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return negative && !zero ? MINUS + digits : digits;
    }

    /** The same with a plus sign when it is above 0. */
    public static String signed(double value, int places) {
        String text = decimal(value, places);
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value > 0 && !zero ? "+" + text : text;
    }

    /** {@code 0.748 (0.704 to 0.791)}. */
    public static String estimate(@Nullable Estimate estimate, int places) {
        return estimate == null ? ABSENT : decimal(estimate.value(), places) + interval(estimate, places);
    }

    /** Within a sentence: {@code 0.748 [0.700 to 0.796]}. */
    static String inline(@Nullable Estimate estimate, int places) {
        return bracketed(estimate(estimate, places));
    }

    /** A share within a sentence. */
    static String inlinePercent(@Nullable Estimate share, int places) {
        return bracketed(percent(share, places));
    }

    private static String bracketed(String text) {
        return text.replace('(', '[').replace(')', ']');
    }

    /** {@code +0.025 (−0.001 to 0.051)}. */
    public static String difference(Estimate estimate, int places) {
        return signed(estimate.value(), places) + interval(estimate, places);
    }

    /** {@code  (0.704 to 0.791)}; empty without an interval. */
    public static String interval(Estimate estimate, int places) {
        Double low = estimate.low();
        Double high = estimate.high();
        return low == null || high == null ? "" : " (" + decimal(low, places) + " to " + decimal(high, places) + ")";
    }

    /** A share as a percentage, {@code 74.3 %}. */
    public static String percent(@Nullable Double share, int places) {
        return share == null ? ABSENT : decimal(100 * share, places) + " %";
    }

    /** A share with its interval, {@code 74.3 % (70.1 to 78.0)}. */
    public static String percent(@Nullable Estimate share, int places) {
        if (share == null) {
            return ABSENT;
        }
        Double low = share.low();
        Double high = share.high();
        String interval = low == null || high == null ? "" : interval(Estimate.of(0, 100 * low, 100 * high), places);
        return percent(share.value(), places) + interval;
    }

    /** {@code 0.017}, {@code <0.001}. */
    public static String p(@Nullable Double p) {
        if (p == null) {
            return ABSENT;
        }
        return p < 0.001 ? "<0.001" : decimal(p, 3);
    }

    /** {@code AUC +0.025 [−0.001 to 0.051], p = 0.062}. */
    static String comparison(Result.Difference difference) {
        return "AUC " + bracketed(difference(difference.value(), 3)) + withP(difference.p());
    }

    /** {@code p = 0.017}; empty when there is none. */
    private static String withP(@Nullable Double p) {
        if (p == null) {
            return "";
        }
        return p < 0.001 ? ", p < 0.001" : ", p = " + decimal(p, 3);
    }
}

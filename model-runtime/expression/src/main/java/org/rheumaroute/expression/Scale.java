package org.rheumaroute.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the numbers of a matrix are. It is declared, never guessed: the same digits mean other things on each scale. */
public enum Scale {
    /** Reads or molecules counted: whole numbers, 0 and above. */
    COUNTS,
    /** Normalised on a linear scale (TPM, CPM, FPKM): 0 and above. */
    LINEAR,
    /** Logarithm to base 2 of a linear value, as microarrays and qPCR give it: any finite number. */
    LOG2,
    /** Logarithm to base 2 of (1 + a linear value): 0 and above. */
    LOG2_PLUS_1;

    private static final double LARGEST_LOG = 100;

    /** Name on command lines and in files, for example {@code log2-plus-1}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All labels, comma-separated. */
    public static String labels() {
        return Arrays.stream(values()).map(Scale::label).collect(Collectors.joining(", "));
    }

    /** The scale with this label; empty when there is none. */
    public static Optional<Scale> named(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }

    /** Why a number cannot stand on this scale; empty when it can. */
    public Optional<String> complaintAbout(double value) {
        if (!Double.isFinite(value)) {
            return Optional.of("must be finite");
        }
        if (this != LOG2 && value < 0) {
            return Optional.of("is negative, but the scale is " + label());
        }
        if (this == COUNTS && value != Math.rint(value)) {
            return Optional.of("is not a whole number, but the scale is counts; say which scale it is: " + labels());
        }
        if ((this == LOG2 || this == LOG2_PLUS_1) && Math.abs(value) > LARGEST_LOG) {
            return Optional.of("cannot be a logarithm; say which scale it is: " + labels());
        }
        return Optional.empty();
    }

    /** The value on a linear scale, 0 and above; only ratios within one sample have a meaning. */
    public double linear(double value) {
        return switch (this) {
            case COUNTS, LINEAR -> value;
            case LOG2 -> Math.pow(2, value);
            case LOG2_PLUS_1 -> Math.pow(2, value) - 1;
        };
    }
}

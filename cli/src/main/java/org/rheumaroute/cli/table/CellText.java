package org.rheumaroute.cli.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Writes a number so that reading it back gives the same 64 bits, in the form that {@code train} takes. */
final class CellText {
    /** What the table's reader takes as a number: at most 15 digits before the point and 18 after it. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,18})?");

    private CellText() {}

    /** @param value finite */
    static String of(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String plain = exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
        return PLAIN.matcher(plain).matches() ? plain : scientific(exact);
    }

    private static String scientific(BigDecimal exact) {
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        int exponent = digits.length() - 1 - exact.scale();
        return (exact.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "E" + exponent;
    }
}

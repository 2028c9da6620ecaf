package org.rheumaroute.fhir.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureSpec;

/** Numbers as people read them. Never depends on the locale of the machine. */
final class Figures {
    private static final String NO_UNIT = "1";
    private static final int SIGNIFICANT_DIGITS = 4;

    private Figures() {}

    /**
     * Percent with one decimal, rounded half up. More decimals would claim a precision that no model of this kind has.
     */
    static BigDecimal percent(Probability probability) {
        return BigDecimal.valueOf(probability.value()).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    /** Value with unit, for example {@code 12.5 mg/L}, {@code yes}, or {@code 5 IU/mL (assay limit)}. */
    static String value(FeatureSpec spec, Evidence evidence, Language language) {
        if (isYesNo(spec)) {
            return evidence.value() == 0.0 ? language.of("no", "いいえ") : language.of("yes", "はい");
        }
        String text = (number(evidence.value()) + " " + unit(spec, language)).strip();
        return evidence.censored() ? text + language.of(" (assay limit)", "（測定限界）") : text;
    }

    /** Four significant digits at most, whole numbers whole, no trailing zeros, never in exponent form. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int wholeDigits = exact.precision() - exact.scale();
        int decimals = Math.max(0, SIGNIFICANT_DIGITS - Math.max(1, wholeDigits));
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Two decimals and always a sign, so that the direction cannot be overlooked; {@code 0.00} has none. */
    static String signed(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
    }

    /** A period in words, for example {@code 12 months}. */
    static String period(Period period, Language language) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), language.of(" year", "年"), language);
        add(parts, period.getMonths(), language.of(" month", "か月"), language);
        add(parts, period.getDays(), language.of(" day", "日"), language);
        return String.join(language.of(" ", ""), parts);
    }

    private static void add(List<String> parts, int count, String unit, Language language) {
        if (count != 0) {
            parts.add(count + unit + (count == 1 ? "" : language.of("s", "")));
        }
    }

    private static boolean isYesNo(FeatureSpec spec) {
        return NO_UNIT.equals(spec.unit()) && spec.low() == 0.0 && spec.high() == 1.0;
    }

    /** UCUM as people write it: no brackets around {@code IU}, no {@code 1} after a count. */
    private static String unit(FeatureSpec spec, Language language) {
        return switch (spec.unit()) {
            case NO_UNIT -> "";
            case "a" -> language.of("years", "歳");
            default -> spec.unit().replace("[", "").replace("]", "");
        };
    }
}

package org.rheumaroute.fhir.read;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rheumaroute.fhir.unit.WrittenUnit;

/**
 * A number that was written as text: {@code <0.6}, {@code 0.6未満}, {@code １２．３ mg/dL}. A decimal comma is not
 * understood: it may as well part thousands.
 *
 * @param value the number
 * @param bound which side of it is meant
 * @param unit unit behind it
 */
record ResultText(BigDecimal value, FactValue.Bound bound, WrittenUnit unit) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<before><=|>=|<|>|≦|≧|≤|≥)?\\s*(?<number>\\d{1,12}(\\.\\d{1,12})?)\\s*(?<middle>\\S*?)\\s*(?<after>以下|未満|以上|超)?");
    private static final Pattern STARTS_LIKE_UNIT = Pattern.compile("([^\\d,.;].*)?");

    static Optional<ResultText> of(String text) {
        Matcher matcher =
                SHAPE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!matcher.matches() || (matcher.group("before") != null && matcher.group("after") != null)) {
            return Optional.empty();
        }
        String unit = matcher.group("middle");
        if (!STARTS_LIKE_UNIT.matcher(unit).matches()) {
            return Optional.empty();
        }
        String sign = matcher.group("before") != null ? matcher.group("before") : matcher.group("after");
        return Optional.of(new ResultText(
                new BigDecimal(matcher.group("number")),
                boundOf(sign == null ? "" : sign),
                unit.isEmpty() ? WrittenUnit.NONE : WrittenUnit.ofText(unit)));
    }

    private static FactValue.Bound boundOf(String sign) {
        return switch (sign) {
            case "<", "<=", "≦", "≤", "以下", "未満" -> FactValue.Bound.BELOW;
            case ">", ">=", "≧", "≥", "以上", "超" -> FactValue.Bound.ABOVE;
            default -> FactValue.Bound.EXACT;
        };
    }
}

package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.fhir.unit.WrittenUnit;

/**
 * Computes a daily dose in mg from FHIR Dosages. Whatever is not fully understood gives no dose: a range, a tablet, a
 * dose as needed, a sequence of doses (a taper), an unknown rhythm.
 */
final class Dosages {
    private static final Map<String, Integer> TIMES_A_DAY =
            Map.of("QD", 1, "BID", 2, "TID", 3, "QID", 4, "AM", 1, "PM", 1);
    private static final Map<String, BigDecimal> DAYS = Map.of(
            "d", BigDecimal.ONE,
            "wk", BigDecimal.valueOf(7),
            "h", BigDecimal.ONE.divide(BigDecimal.valueOf(24), MathContext.DECIMAL64));

    private final UnitConverter units;

    Dosages(UnitConverter units) {
        this.units = units;
    }

    /** Milligrams a day of all dosages together; null when one of them is not understood or there is none. */
    @Nullable
    Double perDay(List<JsonNode> dosages) throws Unreadable {
        if (dosages.isEmpty() || isTaper(dosages)) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode dosage : dosages) {
            BigDecimal one = perDay(dosage);
            if (one == null) {
                return null;
            }
            sum = sum.add(one);
        }
        return sum.doubleValue();
    }

    /** Milligrams of one administration; null when they are not understood. */
    @Nullable
    Double ofOneTime(@Nullable JsonNode dosage) throws Unreadable {
        JsonNode dose = dosage == null ? null : Elements.object(dosage, "dose");
        BigDecimal milligrams = milligrams(dose);
        return milligrams == null ? null : milligrams.doubleValue();
    }

    /** Doses that follow one another are not taken on one day; different bounds say the same. */
    private static boolean isTaper(List<JsonNode> dosages) {
        Set<String> sequences = new HashSet<>();
        Set<String> bounds = new HashSet<>();
        for (JsonNode dosage : dosages) {
            sequences.add(dosage.path("sequence").toString());
            JsonNode repeat = dosage.path("timing").path("repeat");
            bounds.add(repeat.path("boundsPeriod") + "|" + repeat.path("boundsDuration"));
        }
        return sequences.size() > 1 || bounds.size() > 1;
    }

    private @Nullable BigDecimal perDay(JsonNode dosage) throws Unreadable {
        boolean asNeeded = Elements.bool(dosage, "asNeededBoolean", false)
                || Elements.any(dosage, "asNeededCodeableConcept") != null;
        List<JsonNode> doses = Elements.objects(dosage, "doseAndRate");
        if (asNeeded || doses.size() != 1) {
            return null;
        }
        JsonNode rate = Elements.object(doses.get(0), "rateRatio");
        if (rate != null) {
            return perDayByRate(rate);
        }
        BigDecimal milligrams = milligrams(Elements.object(doses.get(0), "doseQuantity"));
        BigDecimal timesADay = timesADay(Elements.object(dosage, "timing"));
        return milligrams == null || timesADay == null ? null : milligrams.multiply(timesADay);
    }

    /** Japanese prescriptions write the amount of a day as a rate per day. */
    private @Nullable BigDecimal perDayByRate(JsonNode rate) throws Unreadable {
        JsonNode day = Elements.object(rate, "denominator");
        BigDecimal days = day == null ? null : decimal(day, "value");
        String unit = day == null ? null : Elements.text(day, "code");
        BigDecimal milligrams = milligrams(Elements.object(rate, "numerator"));
        boolean isPerDay = "d".equals(unit) && days != null && days.compareTo(BigDecimal.ONE) == 0;
        return isPerDay ? milligrams : null;
    }

    private @Nullable BigDecimal milligrams(@Nullable JsonNode quantity) throws Unreadable {
        BigDecimal value = quantity == null ? null : decimal(quantity, "value");
        if (quantity == null || value == null || value.signum() < 0 || Elements.any(quantity, "comparator") != null) {
            return null;
        }
        WrittenUnit unit = new WrittenUnit(
                Elements.text(quantity, "system"), Elements.text(quantity, "code"), Elements.text(quantity, "unit"));
        return units.milligrams(value, unit).orElse(null);
    }

    private static @Nullable BigDecimal timesADay(@Nullable JsonNode timing) throws Unreadable {
        JsonNode repeat = timing == null ? null : Elements.object(timing, "repeat");
        if (repeat != null && Elements.any(repeat, "period") != null) {
            return byRepeat(repeat);
        }
        JsonNode code = timing == null ? null : Elements.object(timing, "code");
        for (Codings.Coding coding : code == null ? List.<Codings.Coding>of() : Codings.of(code)) {
            Integer times = TIMES_A_DAY.get(coding.code());
            if (times != null && coding.system().endsWith("v3-GTSAbbreviation")) {
                return BigDecimal.valueOf(times);
            }
        }
        return null;
    }

    private static @Nullable BigDecimal byRepeat(JsonNode repeat) throws Unreadable {
        BigDecimal days = DAYS.get(String.valueOf(Elements.text(repeat, "periodUnit")));
        BigDecimal period = decimal(repeat, "period");
        BigDecimal frequency = decimal(repeat, "frequency");
        boolean isOpen = Elements.any(repeat, "periodMax") != null
                || Elements.any(repeat, "frequencyMax") != null
                || Elements.any(repeat, "dayOfWeek") != null
                || Elements.any(repeat, "when") != null && frequency == null;
        if (days == null || period == null || period.signum() <= 0 || isOpen) {
            return null;
        }
        BigDecimal times = frequency == null ? BigDecimal.ONE : frequency; // FHIR's default
        return times.divide(period.multiply(days), MathContext.DECIMAL64);
    }

    private static @Nullable BigDecimal decimal(JsonNode parent, String name) throws Unreadable {
        JsonNode node = Elements.any(parent, name);
        if (node != null && !node.isNumber()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        return node == null ? null : node.decimalValue();
    }
}

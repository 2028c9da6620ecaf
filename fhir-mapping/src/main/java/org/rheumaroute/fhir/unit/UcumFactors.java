package org.rheumaroute.fhir.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/** Linear factors between UCUM units. Thread-safe. */
final class UcumFactors {
    private static final MathContext PRECISION = new MathContext(15);
    private static final Pattern ARBITRARY = Pattern.compile("(^|[./])[a-zA-Z]{0,2}\\[i?IU]", Pattern.CASE_INSENSITIVE);
    /** Real records hold some dozens of units; what others invent is computed again each time. */
    private static final int MOST_KEPT = 1_000;

    private final UcumEssenceService ucum;
    private final Map<String, Optional<BigDecimal>> factors = new ConcurrentHashMap<>();

    UcumFactors() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            ucum = new UcumEssenceService(essence);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the UCUM definitions", e);
        } catch (UcumException e) {
            throw new IllegalStateException("the UCUM definitions are damaged", e);
        }
    }

    /** Whether a text is a UCUM unit. */
    boolean isUnit(String unit) {
        synchronized (ucum) {
            return ucum.validate(unit) == null;
        }
    }

    /**
     * The number by which a value in {@code from} is multiplied to be in {@code to}; empty when they measure
     * different things. Arbitrary units ({@code [IU]}) convert to themselves only, although UCUM calls them 1.
     */
    Optional<BigDecimal> factor(String from, String to) {
        String key = from + ' ' + to;
        Optional<BigDecimal> known = factors.get(key);
        if (known == null) {
            known = compute(from, to);
            if (factors.size() < MOST_KEPT) {
                factors.put(key, known);
            }
        }
        return known;
    }

    private Optional<BigDecimal> compute(String from, String to) {
        if (arbitraryPower(from) != arbitraryPower(to)) {
            return Optional.empty();
        }
        try {
            BigDecimal one = convert("1", from, to);
            boolean linear = convert("2", from, to).compareTo(one.add(one)) == 0;
            return linear && one.signum() > 0 ? Optional.of(one.round(PRECISION)) : Optional.empty();
        } catch (UcumException e) {
            return Optional.empty();
        }
    }

    private BigDecimal convert(String value, String from, String to) throws UcumException {
        synchronized (ucum) {
            return new BigDecimal(ucum.convert(new Decimal(value, 24), from, to).asDecimal());
        }
    }

    /** How often an arbitrary unit multiplies less how often it divides. */
    private static int arbitraryPower(String unit) {
        int power = 0;
        Matcher arbitrary = ARBITRARY.matcher(unit);
        while (arbitrary.find()) {
            power += arbitrary.group(1).equals("/") ? -1 : 1;
        }
        return power;
    }
}

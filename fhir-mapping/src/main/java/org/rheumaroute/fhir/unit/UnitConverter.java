package org.rheumaroute.fhir.unit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.UnitSynonyms;

/**
 * Converts what was written into a concept's canonical unit, once, on reading. Immutable, thread-safe.
 *
 * <p>No unit is never guessed: it is refused unless the concept is a count or a score, or the code itself fixes the
 * scale. The factor is exact in decimal arithmetic; the result is the nearest double.
 */
public final class UnitConverter {
    private static final String COUNT = "1";
    /**
     * The atoms that medicine writes, with metric prefixes. UCUM knows more, and one wrong letter can hit them:
     * {@code mu/dL} is a thousandth of an atomic mass unit per decilitre. Lengths alone have powers ({@code kg/m2}).
     */
    private static final Pattern CLINICAL = Pattern.compile("/?(ATOM)([./](ATOM))*"
            .replace("ATOM", "(PRE)?(g|L|l|h|min|s|mol|U|\\[i?I?U\\])|(PRE)?m(-?[1-9])?|\\[lb_av\\]|\\[in_i\\]|%")
            .replace("PRE", "da|[kMGhdcmunpf]"));

    private static final Concept MASS =
            new Concept("mass", Concept.Kind.MEASUREMENT, "", "mg", 0, Double.MAX_VALUE, "Mass", "質量");

    private static final UnitConverter BUNDLED = new UnitConverter(CodeTables.bundled(), UnitSynonyms.bundled());

    private final UcumFactors ucum;
    private final UnitSynonyms synonyms;
    private final SiteUnits site;

    private UnitConverter(CodeTables tables, UnitSynonyms synonyms) {
        this.ucum = new UcumFactors();
        this.synonyms = synonyms;
        this.site = SiteUnits.NONE;
        tables.concepts().forEach(concept -> checkUnit(concept.unit(), "concept " + concept.name()));
        tables.rows().forEach(row -> checkRow(tables.concept(row.concept()), row));
        for (Map.Entry<String, String> synonym : synonyms.all().entrySet()) {
            checkUnit(synonym.getValue(), "synonym " + synonym.getKey());
        }
    }

    private UnitConverter(UnitConverter shipped, SiteUnits site) {
        this.ucum = shipped.ucum;
        this.synonyms = shipped.synonyms.with(site.synonyms());
        this.site = site;
    }

    /** This converter with a site's own units, which are checked by the caller with {@link #understandable}. */
    public UnitConverter with(SiteUnits units) {
        return new UnitConverter(this, units);
    }

    /** The UCUM unit that a text means under a concept, if it converts to the concept's own. */
    public Optional<String> understandable(Concept concept, String text) {
        return understand(concept, text)
                .filter(unit -> ucum.factor(unit, concept.unit()).isPresent());
    }

    /** Whether a text is a UCUM unit in which the concept can be measured. */
    public boolean isUcumFor(Concept concept, String text) {
        return concept.isUnitless()
                ? COUNT.equals(text)
                : CLINICAL.matcher(text).matches()
                        && ucum.isUnit(text)
                        && ucum.factor(text, concept.unit()).isPresent();
    }

    /** The converter for the shipped tables. */
    public static UnitConverter bundled() {
        return BUNDLED;
    }

    /**
     * Converts a number.
     *
     * @param concept what was measured
     * @param row the code under which it came; fixes the scale of global assessments
     * @param value the number as written
     * @param unit the unit as written
     */
    public Conversion convert(Concept concept, CodeRow row, BigDecimal value, WrittenUnit unit) {
        Resolved resolved = unit.isEmpty() ? declared(concept, row) : resolve(concept, unit);
        if (resolved.problem != null) {
            return new Conversion.Refused(resolved.problem);
        }
        if (concept.kind() == Concept.Kind.SCALE && COUNT.equals(resolved.ucum)) {
            return scaled(row, value);
        }
        return ucum.factor(resolved.ucum, concept.unit())
                .<Conversion>map(factor ->
                        new Conversion.Converted(value.multiply(factor).doubleValue()))
                .orElseGet(() -> new Conversion.Refused(Conversion.Problem.NOT_COMPARABLE));
    }

    /**
     * A number that somebody typed, in the concept's own unit; the unit must be named.
     *
     * @return empty when the unit is not understood or does not convert
     */
    public Optional<Double> typed(Concept concept, double value, String unit) {
        return understandable(concept, unit)
                .flatMap(ucumUnit -> ucum.factor(ucumUnit, concept.unit()))
                .map(factor -> BigDecimal.valueOf(value).multiply(factor).doubleValue());
    }

    /**
     * A mass in milligrams, as of a dose.
     *
     * @return empty when the unit is missing, not understood or no mass: a tablet is none
     */
    public Optional<BigDecimal> milligrams(BigDecimal value, WrittenUnit unit) {
        Resolved resolved = resolve(MASS, unit);
        return resolved.problem != null
                ? Optional.empty()
                : ucum.factor(resolved.ucum, MASS.unit()).map(value::multiply);
    }

    /** A mark without a unit: the code says how long the line is. */
    private static Conversion scaled(CodeRow row, BigDecimal value) {
        if (row.scaleMax() == 0) {
            return new Conversion.Refused(Conversion.Problem.MISSING);
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(row.scaleMax())) > 0) {
            return new Conversion.Refused(Conversion.Problem.OFF_SCALE);
        }
        BigDecimal millimetresPerStep = BigDecimal.valueOf(100 / row.scaleMax());
        return new Conversion.Converted(value.multiply(millimetresPerStep).doubleValue());
    }

    private record Resolved(String ucum, Conversion.@Nullable Problem problem) {
        static Resolved failed(Conversion.Problem problem) {
            return new Resolved("", problem);
        }
    }

    /** Nothing was written: a count needs nothing, the code fixes a scale, else the site must have said it. */
    private Resolved declared(Concept concept, CodeRow row) {
        if (concept.isUnitless() || concept.kind() == Concept.Kind.SCALE) {
            return new Resolved(COUNT, null);
        }
        return site.whenAbsent(row)
                .map(unit -> new Resolved(unit, null))
                .orElseGet(() -> Resolved.failed(Conversion.Problem.MISSING));
    }

    private Resolved resolve(Concept concept, WrittenUnit unit) {
        Optional<String> coded = Optional.ofNullable(unit.ucumCode()).flatMap(code -> understand(concept, code));
        Optional<String> text = Optional.ofNullable(unit.text()).flatMap(t -> understand(concept, t));
        if (unit.ucumCode() != null && coded.isEmpty()) {
            return Resolved.failed(Conversion.Problem.UNKNOWN); // a code that is none is no licence to read the text
        }
        if (coded.isPresent() && text.isPresent() && !agree(concept, coded.get(), text.get())) {
            return Resolved.failed(Conversion.Problem.DISAGREES);
        }
        return coded.or(() -> text)
                .map(ucumUnit -> new Resolved(ucumUnit, null))
                .orElseGet(() -> Resolved.failed(Conversion.Problem.UNKNOWN));
    }

    private boolean agree(Concept concept, String one, String other) {
        return one.equals(other) || ucum.factor(one, concept.unit()).equals(ucum.factor(other, concept.unit()));
    }

    /** The UCUM unit that a text means under a concept. Counts and scores take listed words only: "%" is no count. Annotations such as "{RBC}" change what is meant. */
    private Optional<String> understand(Concept concept, String text) {
        Optional<String> synonym = synonyms.find(concept.name(), text);
        if (synonym.isPresent() || concept.isUnitless()) {
            return synonym;
        }
        String plain = UnitSynonyms.plain(text);
        return CLINICAL.matcher(plain).matches() && ucum.isUnit(plain) ? Optional.of(plain) : Optional.empty();
    }

    private void checkRow(Concept concept, CodeRow row) {
        if (!row.unit().isEmpty() && ucum.factor(row.unit(), concept.unit()).isEmpty()) {
            throw new IllegalStateException("unit " + row.unit() + " of code " + row.code() + " does not convert to "
                    + concept.unit() + " of " + concept.name());
        }
    }

    private void checkUnit(String unit, String owner) {
        if (!unit.isEmpty() && !ucum.isUnit(unit)) {
            throw new IllegalStateException("'" + unit + "' of " + owner + " is no UCUM unit");
        }
    }
}

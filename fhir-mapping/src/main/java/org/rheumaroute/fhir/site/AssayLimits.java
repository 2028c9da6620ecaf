package org.rheumaroute.fhir.site;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.unit.Conversion;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.fhir.unit.WrittenUnit;

/** Reads the laboratory's upper limits of normal: {@code limits: [{concept, upper, unit}]}. Confined. */
final class AssayLimits {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("concept", "upper", "unit"));
    /** The tests whose limit decides something: who is seropositive. */
    private static final Set<String> LIMITED = new TreeSet<>(Set.of("anti-ccp", "rf"));

    private final UnitConverter units;
    private final Map<String, Double> upperLimits = new HashMap<>();

    AssayLimits(UnitConverter units) {
        this.units = units;
    }

    Map<String, Double> upperLimits() {
        return upperLimits;
    }

    void readAll(YamlSection file) {
        file.sections("limits", FIELDS).forEach(this::read);
    }

    private void read(YamlSection section) {
        Concept concept = SiteFile.concept(section, "concept", section.requireText("concept"));
        BigDecimal upper = section.requireNumber("upper");
        String unit = section.requireText("unit");
        if (concept == null || upper == null || unit == null) {
            return;
        }
        if (!LIMITED.contains(concept.name())) {
            section.fault("concept", "only these limits are used: " + String.join(", ", LIMITED));
        } else if (units.understandable(concept, unit).isEmpty()) {
            section.fault("unit", "'" + unit + "' is no unit that converts to " + concept.unit());
        } else {
            put(section, concept, converted(concept, upper, unit));
        }
    }

    private double converted(Concept concept, BigDecimal upper, String unit) {
        CodeRow anyCode = CodeTables.bundled().rows().stream()
                .filter(row -> row.concept().equals(concept.name()))
                .findFirst()
                .orElseThrow();
        Conversion conversion = units.convert(concept, anyCode, upper, WrittenUnit.ofText(unit));
        return ((Conversion.Converted) conversion).value();
    }

    private void put(YamlSection section, Concept concept, double limit) {
        if (!(limit > concept.low()) || !concept.isPlausible(limit)) {
            section.fault(
                    "upper",
                    "must lie above " + concept.low() + " and at most at " + concept.high() + " " + concept.unit());
        } else if (upperLimits.put(concept.name(), limit) != null) {
            section.fault("concept", "the limit of " + concept.name() + " stands twice");
        }
    }
}

package org.rheumaroute.fhir.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.UnitSynonyms;
import org.rheumaroute.fhir.unit.SiteUnits;
import org.rheumaroute.fhir.unit.UnitConverter;

/**
 * Reads the site's units: {@code units: [{text, ucum, concepts}]} for ways of writing, {@code units-when-absent} and
 * {@code codes[].unit-when-absent} for results that arrive without a unit. Confined.
 */
final class SiteUnitTable {
    private static final String ABSENT = "units-when-absent";
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("text", "ucum", "concepts"));

    private final UnitConverter shipped;
    private final Map<String, String> synonyms = new HashMap<>();
    private final Map<CodeRow, String> byCode = new HashMap<>();
    private final Map<String, String> byConcept = new HashMap<>();

    SiteUnitTable(UnitConverter shipped) {
        this.shipped = shipped;
    }

    SiteUnits units() {
        return new SiteUnits(synonyms, byCode, byConcept);
    }

    void readAll(YamlSection file, SiteCodes codes) {
        file.sections("units", FIELDS).forEach(this::readSynonym);
        UnitConverter withSynonyms = shipped.with(new SiteUnits(synonyms, Map.of(), Map.of()));
        codes.sections().forEach((row, section) -> {
            Concept concept = SiteFile.concept(section, "concept", row.concept());
            String unit = whenAbsent(withSynonyms, section, "unit-when-absent", concept);
            if (unit != null) {
                byCode.put(row, unit);
            }
        });
        YamlSection absent = file.open(ABSENT);
        if (absent != null) {
            for (String name : absent.keys()) {
                String unit = whenAbsent(withSynonyms, absent, name, SiteFile.concept(absent, name, name));
                if (unit != null) {
                    byConcept.put(name, unit);
                }
            }
        }
    }

    private static @Nullable String whenAbsent(
            UnitConverter units, YamlSection section, String field, @Nullable Concept concept) {
        String text = section.text(field);
        if (text == null || concept == null) {
            return null;
        }
        if (concept.kind() != Concept.Kind.MEASUREMENT) {
            section.fault(field, concept.name() + " takes no unit here; only measurements do (a mark takes a scale)");
            return null;
        }
        Optional<String> unit = units.understandable(concept, text);
        if (unit.isEmpty()) {
            section.fault(field, "'" + text + "' is no unit that converts to " + concept.unit());
        }
        return unit.orElse(null);
    }

    private void readSynonym(YamlSection section) {
        String text = section.requireText("text");
        String ucum = section.requireText("ucum");
        List<String> names = section.texts("concepts");
        if (names.isEmpty()) {
            section.fault("concepts", "must name at least one concept");
        }
        for (String name : names) {
            Concept concept = SiteFile.concept(section, "concepts", name);
            if (concept != null && text != null && ucum != null) {
                add(section, concept, text, ucum);
            }
        }
    }

    private void add(YamlSection section, Concept concept, String text, String ucum) {
        if (!concept.isNumeric()) {
            section.fault("concepts", concept.name() + " has no numbers");
            return;
        }
        if (!shipped.isUcumFor(concept, ucum)) {
            section.fault(
                    "ucum",
                    "'" + ucum + "' is no UCUM unit that converts to " + concept.unit() + " of " + concept.name());
            return;
        }
        Optional<String> meant = shipped.understandable(concept, text).filter(unit -> !unit.equals(ucum));
        if (meant.isPresent()) {
            section.fault("text", "means " + meant.get() + " under " + concept.name() + " already");
        } else if (!ucum.equals(synonyms.getOrDefault(UnitSynonyms.keyOf(concept.name(), text), ucum))) {
            section.fault("text", "stands twice under " + concept.name() + " with different units");
        } else {
            synonyms.put(UnitSynonyms.keyOf(concept.name(), text), ucum);
        }
    }
}

package org.rheumaroute.fhir.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;

/** Reads the site's own codes: {@code codes: [{concept, system, code, display, scale, unit-when-absent}]}. Confined. */
final class SiteCodes {
    private static final Set<String> FIELDS =
            new TreeSet<>(Set.of("concept", "system", "code", "display", "scale", "unit-when-absent"));
    static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+|\\d+(\\.\\d+)+");

    private final CodeTables shipped = CodeTables.bundled();
    private final boolean snomed;
    private final Map<CodeRow, YamlSection> rows = new LinkedHashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    SiteCodes(boolean snomed) {
        this.snomed = snomed;
    }

    void readAll(YamlSection file) {
        file.sections("codes", FIELDS).forEach(this::read);
    }

    List<CodeRow> rows() {
        return new ArrayList<>(rows.keySet());
    }

    /** The section that a row was read from, for its unit. */
    Map<CodeRow, YamlSection> sections() {
        return rows;
    }

    private void read(YamlSection section) {
        Concept concept = SiteFile.concept(section, "concept", section.requireText("concept"));
        String system = section.requireText("system");
        String code = section.requireText("code");
        String display = section.text("display");
        int scale = scaleOf(section, concept);
        if (system != null && !isUri(system)) {
            section.fault("system", "must be a URI such as urn:oid:1.2.392.200119.4.504, or an OID");
            return;
        }
        if (concept == null || system == null || code == null || isTaken(section, concept, system, code)) {
            return;
        }
        CodeRow row = shipped.siteRow(concept.name(), system, code, display == null ? code : display, scale);
        if (concept.kind() == Concept.Kind.SCALE && row.scaleMax() == 0) {
            section.fault("scale", "must be 0-10 or 0-100: without it a mark cannot be read");
        }
        Integer other = lineOf.putIfAbsent(row.system() + '|' + row.code(), section.lineOfField("code"));
        if (other != null) {
            section.fault("code", "stands twice, first in line " + other);
            return;
        }
        rows.put(row, section);
    }

    /** Whether a text looks like the name of a code system: a URI or an OID. */
    static boolean isUri(String system) {
        return URI.matcher(system).matches();
    }

    private boolean isTaken(YamlSection section, Concept concept, String system, String code) {
        if (!snomed && shipped.isSnomed(system)) {
            section.fault("system", "is SNOMED CT, which this file switches off");
            return true;
        }
        Optional<String> other = shipped.find(system, code)
                .map(CodeMatch::concept)
                .filter(found -> !found.equals(concept))
                .map(Concept::name);
        if (other.isEmpty()) {
            other = shipped.findDrug(system, code).map(drug -> "the drug " + drug.name());
        }
        other.ifPresent(owner -> section.fault("code", "stands for " + owner + " already"));
        return other.isPresent();
    }

    private static int scaleOf(YamlSection section, @Nullable Concept concept) {
        String text = section.text("scale");
        if (text == null) {
            return 0;
        }
        if (concept != null && concept.kind() != Concept.Kind.SCALE) {
            section.fault("scale", concept.name() + " is not marked on a scale");
            return 0;
        }
        return switch (text) {
            case "0-10" -> 10;
            case "0-100" -> 100;
            default -> {
                section.fault("scale", "must be 0-10 or 0-100");
                yield 10; // so that the missing scale is not told as well
            }
        };
    }
}

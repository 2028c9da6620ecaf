package org.rheumaroute.fhir.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Drug;

/** Reads the site's own codes of drugs: {@code drugs: [{drug, system, code, match}]}. Confined. */
final class SiteDrugs {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("drug", "system", "code", "match"));

    private final CodeTables shipped = CodeTables.bundled();
    private final boolean snomed;
    private final List<CodeRow> rows = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    SiteDrugs(boolean snomed) {
        this.snomed = snomed;
    }

    void readAll(YamlSection file) {
        file.sections("drugs", FIELDS).forEach(this::read);
    }

    List<CodeRow> rows() {
        return rows;
    }

    private void read(YamlSection section) {
        Drug drug = drugOf(section, section.requireText("drug"));
        String system = section.requireText("system");
        String code = section.requireText("code");
        boolean isPrefix = isPrefix(section);
        if (system != null && !SiteCodes.URI.matcher(system).matches()) {
            section.fault("system", "must be a URI such as urn:oid:1.2.392.100495.20.1.73, or an OID");
            return;
        }
        if (drug == null || system == null || code == null || isTaken(section, drug, system, code)) {
            return;
        }
        CodeRow row = shipped.siteDrugRow(drug.name(), system, code, isPrefix);
        Integer other = lineOf.putIfAbsent(row.system() + '|' + row.code(), section.lineOfField("code"));
        if (other != null) {
            section.fault("code", "stands twice, first in line " + other);
            return;
        }
        rows.add(row);
    }

    private @Nullable Drug drugOf(YamlSection section, @Nullable String name) {
        Drug drug = name == null ? null : shipped.drug(name).orElse(null);
        if (name != null && drug == null) {
            section.fault("drug", "no drug is called '" + name + "'; see codes/drugs.csv");
        }
        return drug;
    }

    private static boolean isPrefix(YamlSection section) {
        String text = section.text("match");
        if (text != null && !text.equals("exact") && !text.equals("prefix")) {
            section.fault("match", "must be exact or prefix");
        }
        return "prefix".equals(text);
    }

    private boolean isTaken(YamlSection section, Drug drug, String system, String code) {
        if (!snomed && shipped.isSnomed(system)) {
            section.fault("system", "is SNOMED CT, which this file switches off");
            return true;
        }
        Optional<String> other = shipped.findDrug(system, code)
                .filter(found -> !found.equals(drug))
                .map(found -> "the drug " + found.name())
                .or(() -> shipped.find(system, code).map(CodeMatch::concept).map(concept -> concept.name()));
        other.ifPresent(owner -> section.fault("code", "stands for " + owner + " already"));
        return other.isPresent();
    }
}

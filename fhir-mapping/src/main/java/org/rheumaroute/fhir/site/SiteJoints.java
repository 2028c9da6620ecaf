package org.rheumaroute.fhir.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Joint;
import org.rheumaroute.fhir.code.JointCode;
import org.rheumaroute.fhir.code.JointTable;

/**
 * Reads the site's codes of joints: {@code joints: [{joint, side, finding, system, code, display}]}. Without {@code
 * finding} a code stands for a body site, with it for the question about one joint. Confined.
 */
final class SiteJoints {
    private static final Set<String> FIELDS =
            new TreeSet<>(Set.of("joint", "side", "finding", "system", "code", "display"));
    private static final Map<String, String> FINDINGS = Map.of("tender", "tender-joint", "swollen", "swollen-joint");

    private final CodeTables codes = CodeTables.bundled();
    private final JointTable shipped = JointTable.bundled();
    private final boolean snomed;
    private final List<CodeRow> rows;
    private final List<JointCode> joints = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    /** @param siteCodes the codes that the file names for concepts */
    SiteJoints(boolean snomed, List<CodeRow> siteCodes) {
        this.snomed = snomed;
        this.rows = new ArrayList<>(siteCodes);
    }

    void readAll(YamlSection file) {
        file.sections("joints", FIELDS).forEach(this::read);
    }

    /** The site's codes with those that ask about one joint. */
    List<CodeRow> codes() {
        return rows;
    }

    List<JointCode> joints() {
        return joints;
    }

    private void read(YamlSection section) {
        String part = section.requireText("joint");
        String system = section.requireText("system");
        String code = section.requireText("code");
        Joint.Side side = sideOf(section);
        String concept = conceptOf(section, side);
        if (part != null && !Joint.PARTS.contains(part)) {
            section.fault("joint", "must be one of " + String.join(", ", Joint.PARTS));
            return;
        }
        if (system != null && !SiteCodes.isUri(system)) {
            section.fault("system", "must be a URI such as urn:oid:1.2.392.200119.4.504, or an OID");
            return;
        }
        if (part == null || system == null || code == null || isTaken(section, part, side, system, code)) {
            return;
        }
        String display = Optional.ofNullable(section.text("display")).orElse(code);
        JointCode joint = shipped.siteCode(part, side, system, code, display);
        Integer other = lineOf.putIfAbsent(joint.system() + '|' + joint.code(), section.lineOfField("code"));
        if (other != null) {
            section.fault("code", "stands twice, first in line " + other);
            return;
        }
        joints.add(joint);
        if (concept != null) {
            rows.add(codes.siteRow(concept, system, code, display, 0));
        }
    }

    private static Joint.@Nullable Side sideOf(YamlSection section) {
        String text = section.text("side");
        if (text == null) {
            return null;
        }
        for (Joint.Side side : Joint.Side.values()) {
            if (side.code().equals(text.toLowerCase(Locale.ROOT))) {
                return side;
            }
        }
        section.fault("side", "must be left or right");
        return null;
    }

    private static @Nullable String conceptOf(YamlSection section, Joint.@Nullable Side side) {
        String text = section.text("finding");
        if (text == null) {
            return null;
        }
        String concept = FINDINGS.get(text);
        if (concept == null) {
            section.fault("finding", "must be tender or swollen");
        } else if (side == null && section.text("side") == null) {
            section.fault("side", "is missing: a question about one joint has a side");
        }
        return concept;
    }

    private boolean isTaken(YamlSection section, String part, Joint.@Nullable Side side, String system, String code) {
        if (!snomed && codes.isSnomed(system)) {
            section.fault("system", "is SNOMED CT, which this file switches off");
            return true;
        }
        List<JointCode> named = shipped.namedBy(system, code);
        boolean isAnother = named.stream().anyMatch(row -> !part.equals(row.part()) || side != row.side());
        Optional<String> owner = isAnother
                ? named.stream().map(JointCode::display).findFirst()
                : codes.with(rows, List.of(), snomed)
                        .find(system, code)
                        .map(CodeMatch::concept)
                        .map(c -> c.name());
        owner.ifPresent(name -> section.fault("code", "stands for " + name + " already"));
        return owner.isPresent();
    }
}

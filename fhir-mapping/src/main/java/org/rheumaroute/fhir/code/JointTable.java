package org.rheumaroute.fhir.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the 28 joints and of the two sides, from {@code codes/joints.csv} and from a site. Immutable,
 * thread-safe.
 */
public final class JointTable {
    private static final String SNOMED = "snomed";

    /** A joint refined by its laterality (attribute 272741003, background), without the terms between bars. */
    private static final Pattern REFINED = Pattern.compile("(\\d{6,18}):272741003=(\\d{6,18})");

    private static final JointTable BUNDLED = new JointTable();

    private final CodeSystems systems;
    private final Map<String, JointCode> byCode = new HashMap<>();
    private final List<JointCode> rows = new ArrayList<>();

    private JointTable() {
        systems = new CodeSystems();
        for (CsvTable.Row row : CsvTable.read("codes/joints.csv")) {
            String system = row.require("system");
            if (!systems.knows(system)) {
                throw row.fault("unknown system '" + system + "'");
            }
            add(new JointCode(
                    row.get("part").isEmpty() ? null : row.get("part"),
                    row.get("side").isEmpty()
                            ? null
                            : Joint.Side.valueOf(row.get("side").toUpperCase(Locale.ROOT)),
                    system,
                    CodeSystems.normalise(system, row.require("code")),
                    row.require("display"),
                    row.require("source"),
                    row.require("checked")));
        }
    }

    private JointTable(JointTable shipped, List<JointCode> site, boolean snomed) {
        systems = shipped.systems.with(site.stream().map(JointCode::system).toList());
        shipped.rows.stream()
                .filter(row -> snomed || !row.system().equals(SNOMED))
                .forEach(this::add);
        site.stream().filter(row -> find(row.system(), row.code()).isEmpty()).forEach(this::add);
    }

    /** The table that is shipped. */
    public static JointTable bundled() {
        return BUNDLED;
    }

    /**
     * This table with a site's own codes.
     *
     * @param site made with {@link #siteCode}; none of them may mean another joint here already
     * @param snomed whether SNOMED CT codes are understood at all
     */
    public JointTable with(List<JointCode> site, boolean snomed) {
        return new JointTable(this, site, snomed);
    }

    /** A site's own code. */
    public JointCode siteCode(String part, Joint.@Nullable Side side, String systemUri, String code, String display) {
        String system = systems.nameOrUri(systemUri);
        return new JointCode(part, side, system, CodeSystems.normalise(system, code), display, "site file", "");
    }

    /** All rows in the order of the tables. */
    public List<JointCode> rows() {
        return Collections.unmodifiableList(rows);
    }

    /**
     * What a coding names: one row, or two for a SNOMED CT joint that is refined by its laterality.
     *
     * @return empty when nothing of it is ours
     */
    public List<JointCode> namedBy(String systemUri, String code) {
        Optional<JointCode> whole = find(systemUri, code);
        Matcher refined = REFINED.matcher(code.replaceAll("\\|[^|]*\\|", "").replaceAll("\\s", ""));
        if (whole.isPresent() || !refined.matches()) {
            return whole.stream().toList();
        }
        Optional<JointCode> joint =
                find(systemUri, refined.group(1)).filter(row -> row.system().equals(SNOMED));
        Optional<JointCode> side = find(systemUri, refined.group(2)).filter(row -> row.part() == null);
        return joint.isPresent() && side.isPresent() ? List.of(joint.get(), side.get()) : List.of();
    }

    private Optional<JointCode> find(String systemUri, String code) {
        String system = systems.nameOrUri(systemUri);
        return Optional.ofNullable(byCode.get(system + '|' + CodeSystems.normalise(system, code)));
    }

    private void add(JointCode row) {
        JointCode other = byCode.putIfAbsent(row.system() + '|' + row.code(), row);
        if (other != null) {
            throw new IllegalStateException(
                    "code " + row.code() + " of " + row.system() + " stands twice among joints");
        }
        rows.add(row);
    }
}

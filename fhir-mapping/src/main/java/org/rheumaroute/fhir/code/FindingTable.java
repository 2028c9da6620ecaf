package org.rheumaroute.fhir.code;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What coded and textual results mean: positive, never, not measured. Immutable after loading, thread-safe. */
public final class FindingTable {
    /** The finding that stands for "nothing was measured". */
    public static final String NOT_MEASURED = "not-measured";

    private final CodeSystems systems = new CodeSystems();
    private final Map<String, String> byCode = new HashMap<>();
    private final Map<String, String> byText = new HashMap<>();

    FindingTable() {
        this(Set.of());
    }

    /** @param leftOut short names of code systems that are not read */
    FindingTable(Set<String> leftOut) {
        CsvTable.read("codes/findings.csv").forEach(row -> add(row, leftOut));
    }

    /** The finding that a code stands for under a concept, for example {@code negative}; empty when unknown. */
    public Optional<String> ofCode(String concept, String systemUri, String code) {
        return either(byCode, concept, system(systemUri) + '|' + code.strip());
    }

    /** The finding that a text stands for under a concept; width, case and blanks do not matter. */
    public Optional<String> ofText(String concept, String text) {
        return either(byText, concept, plain(text));
    }

    private void add(CsvTable.Row row, Set<String> leftOut) {
        for (String concept : row.require("concepts").split("\\|", -1)) {
            put(byText, concept + '|' + plain(row.require("text")), row);
            if (!row.get("code").isEmpty() && !leftOut.contains(row.get("system"))) {
                put(byCode, concept + '|' + system(row.require("system")) + '|' + row.get("code"), row);
            }
        }
    }

    private static void put(Map<String, String> map, String key, CsvTable.Row row) {
        String finding = row.require("finding");
        String other = map.putIfAbsent(key, finding);
        if (other != null && !other.equals(finding)) {
            throw row.fault("'" + key + "' means both " + other + " and " + finding);
        }
    }

    private static Optional<String> either(Map<String, String> map, String concept, String key) {
        String own = map.get(concept + '|' + key);
        return Optional.ofNullable(own != null ? own : map.get("*|" + key));
    }

    private String system(String uri) {
        return systems.nameOf(uri).orElse(uri);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .replace('−', '-')
                .replace('ー', '-')
                .toLowerCase(Locale.ROOT);
    }
}

package org.rheumaroute.fhir.code;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Unit texts that are no UCUM, or mean something special under one concept ({@code mm} under ESR). Immutable. */
public final class UnitSynonyms {
    private static final UnitSynonyms BUNDLED = new UnitSynonyms();

    private final Map<String, String> ucumByText = new HashMap<>();

    private UnitSynonyms() {
        for (CsvTable.Row row : CsvTable.read("codes/units.csv")) {
            for (String concept : row.require("concepts").split("\\|", -1)) {
                put(concept + '|' + plain(row.require("text")), row);
            }
        }
    }

    private UnitSynonyms(UnitSynonyms shipped, Map<String, String> more) {
        ucumByText.putAll(shipped.ucumByText);
        ucumByText.putAll(more);
    }

    /**
     * These synonyms and a site's own.
     *
     * @param more UCUM unit by {@link #keyOf}
     */
    public UnitSynonyms with(Map<String, String> more) {
        return new UnitSynonyms(this, more);
    }

    /** The key under which a text is kept for one concept. */
    public static String keyOf(String concept, String text) {
        return concept + '|' + plain(text);
    }

    /** The synonyms that are shipped. */
    public static UnitSynonyms bundled() {
        return BUNDLED;
    }

    /** The UCUM unit that a text stands for under a concept; empty when it is no synonym. */
    public Optional<String> find(String concept, String text) {
        String plain = plain(text);
        String own = ucumByText.get(concept + '|' + plain);
        return Optional.ofNullable(own != null ? own : ucumByText.get("*|" + plain));
    }

    /** Every UCUM unit by {@code concept|text}; for checks. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(ucumByText);
    }

    /** Narrow letters, no blanks, {@code u} for every micro sign. Case is kept: UCUM tells M from m. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .replace('μ', 'u')
                .replace('⁄', '/')
                .replace('∕', '/');
    }

    private void put(String key, CsvTable.Row row) {
        String ucum = row.require("ucum");
        String other = ucumByText.putIfAbsent(key, ucum);
        if (other != null && !other.equals(ucum)) {
            throw row.fault("'" + key + "' means both " + other + " and " + ucum);
        }
    }
}

package org.rheumaroute.fhir.code;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which routes of administration reach the whole body: {@code codes/routes.csv}. Immutable, thread-safe. */
public final class RouteTable {
    private static final RouteTable BUNDLED = new RouteTable();

    private final Map<String, Boolean> systemicByKey = new HashMap<>();
    private final Map<String, Way> wayByKey = new HashMap<>();

    private RouteTable() {
        CsvTable.read("codes/routes.csv").forEach(this::add);
    }

    /** The table that is shipped. */
    public static RouteTable bundled() {
        return BUNDLED;
    }

    /** Whether a coded route is systemic; empty when the code is not in the table. */
    public Optional<Boolean> isSystemic(String systemUri, String code) {
        return Optional.ofNullable(systemicByKey.get(systemUri + '|' + code));
    }

    /** Whether a route in words is systemic; empty when the words are not in the table. */
    public Optional<Boolean> isSystemic(String text) {
        return Optional.ofNullable(systemicByKey.get(plain(text)));
    }

    /** The way of a coded route; empty when the code is not in the table or names a local one. */
    public Optional<Way> wayOf(String systemUri, String code) {
        return Optional.ofNullable(wayByKey.get(systemUri + '|' + code));
    }

    /** The way of a route in words; empty when the words are not in the table or name a local one. */
    public Optional<Way> wayOf(String text) {
        return Optional.ofNullable(wayByKey.get(plain(text)));
    }

    private void add(CsvTable.Row row) {
        boolean systemic = switch (row.require("route")) {
            case "systemic" -> true;
            case "local" -> false;
            default -> throw row.fault("route must be systemic or local");
        };
        put(plain(row.require("text")), systemic, row);
        if (!row.get("code").isEmpty()) {
            put(row.require("system") + '|' + row.get("code"), systemic, row);
        }
    }

    private void putWay(String key, boolean systemic, CsvTable.Row row) {
        if (systemic) {
            wayByKey.put(key, Way.ofCode(row.require("way")).orElseThrow(() -> row.fault("unknown way")));
        }
    }

    private void put(String key, boolean systemic, CsvTable.Row row) {
        Boolean other = systemicByKey.putIfAbsent(key, systemic);
        if (other != null && other != systemic) {
            throw row.fault("'" + key + "' is both systemic and local");
        }
        putWay(key, systemic, row);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}

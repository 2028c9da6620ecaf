package org.rheumaroute.fhir.code;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Code systems under all the URIs and OIDs that servers use for them, and the way their codes are written. */
final class CodeSystems {
    private final Map<String, String> nameByUri = new HashMap<>();

    CodeSystems() {
        for (CsvTable.Row row : CsvTable.read("codes/systems.csv")) {
            String uri = bare(row.require("uri"));
            String name = row.require("system");
            String other = nameByUri.putIfAbsent(uri, name);
            if (other != null) {
                throw row.fault("the URI stands twice, for " + other + " and " + name);
            }
        }
    }

    private CodeSystems(CodeSystems shipped, Collection<String> more) {
        nameByUri.putAll(shipped.nameByUri);
        more.forEach(uri -> nameByUri.putIfAbsent(bare(uri), bare(uri)));
    }

    /** These systems and more, which have no other name than their URI. */
    CodeSystems with(Collection<String> uris) {
        return new CodeSystems(this, uris);
    }

    /** Our short name for a system URI or OID, with or without {@code urn:oid:}. */
    Optional<String> nameOf(String uri) {
        return Optional.ofNullable(nameByUri.get(bare(uri)));
    }

    /** The short name, or for a system that is not known the URI as it is compared. */
    String nameOrUri(String uri) {
        return nameOf(uri).orElseGet(() -> bare(uri));
    }

    /** Whether a short name is known. */
    boolean knows(String name) {
        return nameByUri.containsValue(name);
    }

    private static String bare(String uri) {
        String text = uri.trim();
        text = text.startsWith("urn:oid:") ? text.substring("urn:oid:".length()) : text;
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * The one way in which we compare codes of a system: full-width letters narrowed, blanks out; ICD-10 without
     * dots and in capitals, JLAC without hyphens.
     */
    static String normalise(String system, String code) {
        String text = Normalizer.normalize(code, Normalizer.Form.NFKC).strip();
        return switch (system) {
            case "icd10" -> text.replace(".", "").replace("-", "").toUpperCase(Locale.ROOT);
            case "jlac10", "jlac11" -> text.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
            case "atc", "yj" -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }
}

package org.rheumaroute.fhir.code;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which flags say that a patient opted out: {@code codes/opt-out-flags.csv}. Immutable, thread-safe. */
public final class OptOutFlags {
    private static final OptOutFlags BUNDLED = new OptOutFlags();

    private final Set<String> codes = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    private OptOutFlags() {
        CsvTable.read("codes/opt-out-flags.csv").forEach(row -> {
            texts.add(plain(row.require("text")));
            if (!row.get("code").isEmpty()) {
                codes.add(row.require("system") + '|' + row.get("code"));
            }
        });
    }

    /** The table that is shipped. */
    public static OptOutFlags bundled() {
        return BUNDLED;
    }

    /** Whether a coded flag is an opt-out. */
    public boolean isOptOut(String system, String code) {
        return codes.contains(system + '|' + code);
    }

    /** Whether a flag in words is an opt-out; width and case do not matter. */
    public boolean isOptOut(String text) {
        return texts.contains(plain(text));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}

package org.rheumaroute.fhir.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the row for a code: an exact code first, else the longest prefix. Filled once, then read only. */
final class CodeIndex {
    private final Map<String, CodeRow> exact = new HashMap<>();
    private final Map<String, List<CodeRow>> prefixes = new HashMap<>();

    /** Adds a row; the same code under two concepts is a fault of the tables. */
    void add(CodeRow row) {
        String key = key(row.system(), row.code());
        CodeRow other = row.isPrefix() ? samePrefix(row) : exact.putIfAbsent(key, row);
        if (other != null) {
            throw new IllegalStateException("code " + row.code() + " of " + row.system() + " stands under "
                    + other.concept() + " and under " + row.concept());
        }
        if (row.isPrefix()) {
            prefixes.computeIfAbsent(row.system(), s -> new ArrayList<>()).add(row);
        }
    }

    Optional<CodeRow> find(String system, String normalisedCode) {
        CodeRow hit = exact.get(key(system, normalisedCode));
        return hit != null ? Optional.of(hit) : longestPrefix(system, normalisedCode);
    }

    private @Nullable CodeRow samePrefix(CodeRow row) {
        return prefixes.getOrDefault(row.system(), List.of()).stream()
                .filter(r -> r.code().equals(row.code()))
                .findFirst()
                .orElse(null);
    }

    private Optional<CodeRow> longestPrefix(String system, String code) {
        CodeRow best = null;
        for (CodeRow row : prefixes.getOrDefault(system, List.of())) {
            if (row.covers(code)
                    && (best == null || row.code().length() > best.code().length())) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String key(String system, String code) {
        return system + '|' + code;
    }
}

package org.rheumaroute.fhir.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over lists of texts, so that no two different lists can look the same. */
final class Digests {
    private static final int ID_HEX_DIGITS = 40; // 160 bits: no two patients of any hospital share an id

    private Digests() {}

    /** 64 lower-case hexadecimal digits. */
    static String sha256(List<String> fields) {
        StringBuilder canonical = new StringBuilder();
        for (String field : fields) {
            append(canonical, field);
        }
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Joins fields into one text, each led by its length. */
    static String joined(List<String> fields) {
        StringBuilder joined = new StringBuilder();
        for (String field : fields) {
            append(joined, field);
        }
        return joined.toString();
    }

    /** A legal FHIR id: the prefix, a hyphen, 40 hexadecimal digits. */
    static String id(String prefix, List<String> fields) {
        return prefix + "-" + sha256(fields).substring(0, ID_HEX_DIGITS);
    }

    private static void append(StringBuilder canonical, String field) {
        canonical.append(field.length()).append(':').append(field).append(',');
    }
}

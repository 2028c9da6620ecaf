package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.rheumaroute.expression.Scale;

/**
 * What the numbers of gene-expression results are, told by a coding of our own, for example {@code counts} or {@code
 * linear-panel}. Nobody's standard says it, and it is never guessed.
 *
 * @param scale what the numbers are
 * @param panel whether only chosen genes were measured
 */
public record ExpressionFormat(Scale scale, boolean panel) {
    /** Code system of the formats: a scale's label, with {@code -panel} behind it when only chosen genes were measured. */
    public static final String SYSTEM = "https://rheumaroute.org/fhir/CodeSystem/expression-format";

    private static final String PANEL = "-panel";

    /** The format of a code; empty when it is none of ours. */
    static Optional<ExpressionFormat> ofCode(String code) {
        boolean panel = code.endsWith(PANEL);
        String scale = panel ? code.substring(0, code.length() - PANEL.length()) : code;
        return Scale.named(scale).map(known -> new ExpressionFormat(known, panel));
    }

    /** Whether a resource says that it holds gene expression in one of our formats, right or wrong. */
    static boolean isNamedIn(JsonNode tree) {
        for (JsonNode content : tree.path("content")) {
            if (isOurs(content.path("format"))) {
                return true;
            }
        }
        for (JsonNode coding : tree.path("code").path("coding")) {
            if (isOurs(coding)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The format that a coding names; the coding must be one of ours.
     *
     * @throws Unreadable {@link ReadReason#VALUE_TEXT} when there is no such format
     */
    static ExpressionFormat of(JsonNode coding) throws Unreadable {
        String code = Elements.text(coding, "code");
        return ofCode(code == null ? "" : code).orElseThrow(() -> new Unreadable(ReadReason.VALUE_TEXT));
    }

    static boolean isOurs(JsonNode coding) {
        return SYSTEM.equals(coding.path("system").textValue());
    }
}

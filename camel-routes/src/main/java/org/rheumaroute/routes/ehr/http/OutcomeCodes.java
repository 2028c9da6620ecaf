package org.rheumaroute.routes.ehr.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The issue codes of an OperationOutcome. Its free text can hold patient data and is never read. */
final class OutcomeCodes {
    /** http://hl7.org/fhir/issue-type, R4. */
    private static final Set<String> KNOWN = Set.of(
            "invalid",
            "structure",
            "required",
            "value",
            "invariant",
            "security",
            "login",
            "unknown",
            "expired",
            "forbidden",
            "suppressed",
            "processing",
            "not-supported",
            "duplicate",
            "multiple-matches",
            "not-found",
            "deleted",
            "too-long",
            "code-invalid",
            "extension",
            "too-costly",
            "business-rule",
            "conflict",
            "transient",
            "lock-error",
            "no-store",
            "exception",
            "timeout",
            "incomplete",
            "throttled",
            "informational");

    private static final int MOST = 10;

    private OutcomeCodes() {}

    /** Codes in order of appearance, each once, at most ten; empty when the body is no OperationOutcome. */
    static List<String> read(byte[] body) {
        List<String> codes = new ArrayList<>();
        try (JsonParser parser = StrictJson.parser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readIssues(parser, codes);
            }
        } catch (IOException e) {
            // Not JSON after all, or cut: what was read so far is still right.
            return List.copyOf(codes);
        }
        return List.copyOf(codes);
    }

    private static void readIssues(JsonParser parser, List<String> codes) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIssue = parser.currentName().equals("issue");
            if (parser.nextToken() == JsonToken.START_ARRAY && isIssue) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    readIssue(parser, codes);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void readIssue(JsonParser parser, List<String> codes) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isCode = parser.currentName().equals("code");
            if (parser.nextToken() == JsonToken.VALUE_STRING && isCode) {
                String code = parser.getText();
                if (KNOWN.contains(code) && !codes.contains(code) && codes.size() < MOST) {
                    codes.add(code);
                }
            } else {
                parser.skipChildren();
            }
        }
    }
}

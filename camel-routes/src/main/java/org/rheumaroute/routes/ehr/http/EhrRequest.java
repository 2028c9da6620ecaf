package org.rheumaroute.routes.ehr.http;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request. Its text form names method and resource type only, so that it can stand in a log. Immutable. */
public final class EhrRequest {
    private static final Pattern TYPE = Pattern.compile("^([A-Z][A-Za-z]{1,40})(?=[/?]|$)");

    private final String method;
    private final String url;
    private final byte @Nullable [] body;
    private final Map<String, String> headers;
    private final boolean repeatable;

    private EhrRequest(
            String method, String url, byte @Nullable [] body, Map<String, String> headers, boolean repeatable) {
        this.method = method;
        this.url = url;
        this.body = body;
        this.headers = Map.copyOf(headers);
        this.repeatable = repeatable;
    }

    /** A plain GET of an address that is absolute or relative to the base. */
    public static EhrRequest get(String url) {
        return new EhrRequest("GET", url, null, Map.of(), true);
    }

    /** A batch that only reads: sent by POST, yet safe to repeat. */
    public static EhrRequest readingPost(byte[] json) {
        return new EhrRequest("POST", "", json, Map.of(), true);
    }

    /** Any other request; repeated within a call only if the method is one that may be. */
    public static EhrRequest of(String method, String url, byte @Nullable [] body, Map<String, String> headers) {
        return new EhrRequest(method, url, body, headers, method.equals("GET") || method.equals("PUT"));
    }

    /** The same with one header more; Authorization is not one a caller can set. */
    public EhrRequest header(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new EhrRequest(method, url, body, all, repeatable);
    }

    String method() {
        return method;
    }

    String url() {
        return url;
    }

    byte @Nullable [] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    boolean repeatable() {
        return repeatable;
    }

    @Override
    public String toString() {
        // Only the first part of a relative address is surely a type; anywhere else it could be an id.
        Matcher type = TYPE.matcher(url);
        return method + (type.find() ? " " + type.group(1) : url.isEmpty() ? " bundle" : " page");
    }
}

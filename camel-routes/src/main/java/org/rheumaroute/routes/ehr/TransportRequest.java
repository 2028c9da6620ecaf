package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.UrlSourceEnum;
import ca.uhn.fhir.util.StopWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.http.EhrRequest;
import org.rheumaroute.routes.ehr.http.EhrTransport;

/** One request of a HAPI client on its way to our transport. Confined to one call. */
final class TransportRequest implements IHttpRequest {
    /** What a FHIR interaction means by its headers; all others are the transport's own business. */
    private static final Set<String> PASSED_ON = Set.of("if-match", "if-none-exist", "prefer");

    private final EhrTransport transport;
    private final String method;
    private final byte @Nullable [] body;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String uri;
    private @Nullable UrlSourceEnum urlSource;

    TransportRequest(EhrTransport transport, String method, String uri, byte @Nullable [] body) {
        this.transport = transport;
        this.method = method;
        this.uri = uri;
        this.body = body;
    }

    @Override
    public IHttpResponse execute() {
        StopWatch watch = new StopWatch();
        EhrRequest request = EhrRequest.of(method, belowBase(), body, Map.of());
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request = request.header(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return new TransportResponse(watch, transport.send(request), request.toString());
    }

    /** HAPI builds full addresses; the relative form lets messages name the resource type. The pin checks either. */
    private String belowBase() {
        String base = transport.origin().base().toString();
        if (uri.equals(base) || uri.startsWith(base + "?")) {
            return "";
        }
        return uri.startsWith(base + "/") ? uri.substring(base.length() + 1) : uri;
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    @Override
    public void removeHeaders(String name) {
        headers.remove(name);
    }

    @Override
    public Map<String, List<String>> getAllHeaders() {
        return headers;
    }

    @Override
    public String getRequestBodyFromStream() {
        return body == null ? "" : new String(body, UTF_8);
    }

    @Override
    public String getUri() {
        return uri;
    }

    @Override
    public void setUri(String other) {
        uri = other;
    }

    @Override
    public String getHttpVerbName() {
        return method;
    }

    @Override
    public @Nullable UrlSourceEnum getUrlSource() {
        return urlSource;
    }

    @Override
    public void setUrlSource(UrlSourceEnum source) {
        urlSource = source;
    }
}

package org.rheumaroute.routes.ehr.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The one place requests may go: scheme, host, port and base path of the EHR. Addresses are compared part by part after
 * parsing, never as text, because {@code http://ehr.example.evil} starts with {@code http://ehr.example}. Immutable.
 */
public final class EhrOrigin {
    private final URI base;
    private final URI folder;

    private EhrOrigin(URI base) {
        this.base = base;
        this.folder = URI.create(base + "/");
    }

    /**
     * The origin that a base address names.
     *
     * @param baseUrl the EHR's FHIR base, http or https, without user, query or fragment
     * @throws IllegalArgumentException if it is anything else
     */
    public static EhrOrigin of(URI baseUrl) {
        String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the EHR's address must begin with http:// or https://");
        }
        if (baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the EHR's address must have a host and no user; give the token apart");
        }
        if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null || climbs(baseUrl.getRawPath())) {
            throw new IllegalArgumentException(
                    "the EHR's address must have no query, no fragment and no dots in its path");
        }
        String text = baseUrl.toString();
        return new EhrOrigin(URI.create(text.replaceAll("/+$", "")));
    }

    /** The base address without a slash at its end. */
    public URI base() {
        return base;
    }

    /** Whether what is sent is hidden from others: TLS, or an EHR on this machine. */
    public boolean isPrivate() {
        String host = base.getHost();
        return "https".equalsIgnoreCase(base.getScheme())
                || host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }

    /**
     * The full address of a reference below the base.
     *
     * @param reference absolute ({@code Bundle.link.next}) or relative to the base ({@code Patient/1}); empty = the base
     * @throws OriginViolationException if the result is not exactly under this base
     */
    public URI resolve(String reference) {
        URI target = parse(reference);
        URI absolute = target.isAbsolute() ? target : reference.isEmpty() ? base : folder.resolve(target);
        requirePart(scheme(base).equals(scheme(absolute)), "scheme");
        requirePart(absolute.getRawUserInfo() == null, "user");
        requirePart(base.getHost().equalsIgnoreCase(absolute.getHost()), "host");
        requirePart(port(base) == port(absolute), "port");
        requirePart(isUnder(absolute.getRawPath()) && absolute.getRawFragment() == null, "path");
        return absolute;
    }

    private URI parse(String reference) {
        try {
            return new URI(escapeQuery(reference));
        } catch (URISyntaxException e) {
            throw new OriginViolationException(this, "address");
        }
    }

    /** Servers give {@code code=system|code} unescaped in links; Java's URI knows no bar. Only the query is touched. */
    private static String escapeQuery(String reference) {
        int query = reference.indexOf('?');
        return query < 0
                ? reference
                : reference.substring(0, query)
                        + reference
                                .substring(query)
                                .replace("|", "%7C")
                                .replace("^", "%5E")
                                .replace(" ", "%20");
    }

    private void requirePart(boolean holds, String part) {
        if (!holds) {
            throw new OriginViolationException(this, part);
        }
    }

    private boolean isUnder(String path) {
        String root = base.getRawPath();
        return (path.equals(root) || path.startsWith(root + "/")) && !climbs(path);
    }

    /** Dots and separators, plain or escaped, could lead a server out of the base path again. */
    private static boolean climbs(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return (lower + "/").contains("/../")
                || (lower + "/").contains("/./")
                || lower.contains("%2e")
                || lower.contains("%2f")
                || lower.contains("%5c");
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}

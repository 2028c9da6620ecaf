package org.rheumaroute.cli.survey;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;

/**
 * Pages through an EHR by search, one type of resource after the other, and never leaves the address it was given: the
 * next page must lie below the same base, redirects are not followed, and every page has a size limit. Reads only.
 */
public final class EhrSource {
    /** Types that a reader uses or that tell which drugs are given. */
    static final List<String> TYPES = List.of(
            "Patient",
            "Observation",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "Medication",
            "FamilyMemberHistory",
            "Consent");

    private static final int PAGE_BYTES = 50 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;

    private final URI base;
    private final @Nullable String token;
    private final int most;
    private final ObjectMapper mapper = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<ParsedResource> resources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param base FHIR base, http or https, without user and query
     * @param token bearer token; null for none
     * @param most greatest number of resources taken in of one type; more are left and noted
     */
    public EhrSource(URI base, @Nullable String token, int most) throws RefusedException {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null || base.getRawUserInfo() != null || base.getRawQuery() != null) {
            throw new RefusedException("--ehr must be an http or https address without user, password or query");
        }
        String text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
        this.token = token;
        this.most = most;
    }

    /** Fetches everything; tells the number of resources so far on the way. */
    public void fetch(java.util.function.IntConsumer progress) throws RefusedException, InterruptedException {
        for (String type : TYPES) {
            fetchType(type, progress);
        }
    }

    /** What was fetched. */
    public List<ParsedResource> resources() {
        return resources;
    }

    /** What could not be looked at. */
    public List<String> notes() {
        return notes;
    }

    private void fetchType(String type, java.util.function.IntConsumer progress)
            throws RefusedException, InterruptedException {
        URI next = base.resolve(type + "?_count=200");
        Set<URI> seen = new HashSet<>();
        int taken = 0;
        while (next != null) {
            if (!seen.add(next)) {
                throw new RefusedException("the EHR's pages of " + type + " lead back to one that was read already");
            }
            byte[] page = get(next, type);
            if (page == null) {
                return;
            }
            taken += take(page, type);
            progress.accept(resources.size());
            next = nextOf(page, type);
            if (next != null && taken >= most) {
                notes.add(type + ": only the first " + taken + " were taken in (--most)");
                return;
            }
        }
    }

    private int take(byte[] page, String type) throws RefusedException {
        int before = resources.size();
        try {
            FhirJson.parse(new ByteArrayInputStream(page), "EHR search of " + type, PAGE_BYTES).stream()
                    .filter(resource -> !isEnvelope(resource))
                    .forEach(resources::add);
        } catch (IOException e) {
            throw new RefusedException("a page of " + type + " cannot be read", e);
        }
        return resources.size() - before;
    }

    /** The page itself and remarks of the search are no part of a record. */
    private static boolean isEnvelope(ParsedResource resource) {
        String type = resource.resourceType();
        return resource.refusal() == null && (type.equals("Bundle") || type.equals("OperationOutcome"));
    }

    private @Nullable URI nextOf(byte[] page, String type) throws RefusedException {
        try {
            for (JsonNode link : mapper.readTree(page).path("link")) {
                if ("next".equals(link.path("relation").textValue())) {
                    return pinned(link.path("url").asText(), type);
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            throw new RefusedException("a page of " + type + " is not sound JSON, so nothing after it can be read", e);
        } catch (IOException e) {
            throw new RefusedException("a page of " + type + " cannot be read", e);
        }
    }

    /** A token must never travel to another server, and records must come from one only. */
    private URI pinned(String url, String type) throws RefusedException {
        try {
            URI next = base.resolve(url).normalize();
            boolean sameOrigin = base.getScheme().equalsIgnoreCase(next.getScheme())
                    && base.getHost().equalsIgnoreCase(next.getHost())
                    && portOf(base) == portOf(next)
                    && next.getRawUserInfo() == null;
            // Some servers page at the base itself: http://ehr/fhir?_getpages=...
            String folder = base.getRawPath();
            String bare = folder.substring(0, folder.length() - 1);
            if (sameOrigin
                    && (next.getRawPath().startsWith(folder)
                            || next.getRawPath().equals(bare))) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // told below; the address itself may hold anything
        }
        throw new RefusedException("the next page of " + type + " lies outside " + base + "; it is not fetched");
    }

    private static int portOf(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** One page; null when the EHR does not offer the type. */
    private byte @Nullable [] get(URI uri, String type) throws RefusedException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/fhir+json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return bodyOf(response.statusCode(), body, type);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "the EHR at " + base + " does not answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private byte @Nullable [] bodyOf(int status, InputStream body, String type) throws IOException, RefusedException {
        if (status == UNAUTHORISED || status == FORBIDDEN) {
            throw new RefusedException(
                    "the EHR refuses the search of " + type + " (HTTP " + status + "); name a token with --token-file");
        }
        if (status / 100 == 4) {
            notes.add(type + ": the EHR does not offer it (HTTP " + status + ")");
            return null;
        }
        if (status != 200) {
            throw new RefusedException("the EHR answers the search of " + type + " with HTTP " + status);
        }
        byte[] bytes = body.readNBytes(PAGE_BYTES + 1);
        if (bytes.length > PAGE_BYTES) {
            throw new RefusedException("a page of " + type + " has more than " + PAGE_BYTES + " bytes");
        }
        return bytes;
    }
}

package org.rheumaroute.routes.ehr;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;

/** Answers GETs from a table, and a batch of GETs from the same table; what is not there is an empty search or a 404. */
final class SmallEhr implements LoopbackEhr.Answer {
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private volatile int batchStatus = 200;

    SmallEhr has(String url, String json) {
        bodies.put(url, json);
        return this;
    }

    SmallEhr answers(String url, int status) {
        statuses.put(url, status);
        return this;
    }

    SmallEhr answersBatchesWith(int status) {
        batchStatus = status;
        return this;
    }

    @Override
    public void to(HttpExchange exchange, LoopbackEhr.Seen seen) throws IOException {
        if (seen.method().equals("POST")) {
            LoopbackEhr.json(exchange, batchStatus, batchStatus == 200 ? batch(seen.body()) : "");
        } else {
            String url = seen.uri().replaceFirst("^/fhir/", "");
            LoopbackEhr.json(exchange, status(url), body(url));
        }
    }

    private String batch(String request) {
        StringBuilder entries = new StringBuilder();
        for (MatchResult url : URL.matcher(request).results().toList()) {
            String asked = url.group(1);
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{")
                    .append(status(asked) == 200 ? "\"resource\":" + body(asked) + "," : "")
                    .append("\"response\":{\"status\":\"" + status(asked) + " said\"}}");
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch-response\",\"entry\":[" + entries + "]}";
    }

    private int status(String url) {
        boolean isKnown = bodies.containsKey(url) || url.contains("?");
        return statuses.getOrDefault(url, isKnown ? 200 : 404);
    }

    private String body(String url) {
        return bodies.getOrDefault(url, status(url) == 200 ? "{\"resourceType\":\"Bundle\"}" : "");
    }

    /** A page of Observations with these ids. */
    static String observations(String next, String... ids) {
        Map<String, String> all = new TreeMap<>();
        for (String id : ids) {
            all.put(
                    id,
                    "{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"" + id
                            + "\",\"valueQuantity\":{\"value\":1.50}}}");
        }
        String link = next.isEmpty() ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        return "{\"resourceType\":\"Bundle\"," + link + "\"entry\":[" + String.join(",", all.values()) + "]}";
    }
}

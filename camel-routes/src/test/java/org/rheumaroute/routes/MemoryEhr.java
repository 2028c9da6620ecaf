package org.rheumaroute.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;

/** A FHIR server of the size of a test: reads, searches by patient, transactions of PUTs with If-Match, versions. */
final class MemoryEhr implements LoopbackEhr.Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> resources = new ConcurrentSkipListMap<>();
    int transactions;
    int refuseAsStale;
    boolean cutAfterCommit;
    int pulls;
    final List<Integer> risksInTransactions = new ArrayList<>();
    Runnable onPull = () -> {};

    /** Stores the resources of a transaction Bundle. */
    void load(JsonNode bundle) {
        bundle.path("entry").forEach(entry -> put((ObjectNode) entry.path("resource")));
    }

    /** Stores one resource as its next version. */
    void put(ObjectNode resource) {
        String key = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        ObjectNode stored = resource.deepCopy();
        stored.withObjectProperty("meta").put("versionId", Integer.toString(version(key) + 1));
        resources.put(key, stored);
    }

    /** Forgets everything. */
    void clear() {
        resources.clear();
    }

    /** The only resource of a type; null when there is none. */
    ObjectNode only(String type) {
        return resources.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "/"))
                .map(Map.Entry::getValue)
                .reduce((a, b) -> {
                    throw new AssertionError("more than one " + type);
                })
                .orElse(null);
    }

    /** Every resource of a type. */
    List<ObjectNode> all(String type) {
        return resources.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized void to(HttpExchange exchange, LoopbackEhr.Seen seen) throws IOException {
        String url = seen.uri().replaceFirst("^/fhir/?", "");
        if (seen.method().equals("GET")) {
            ObjectNode found = resources.get(url);
            LoopbackEhr.json(exchange, found == null ? 404 : 200, found == null ? "" : found.toString());
            return;
        }
        JsonNode bundle = JSON.readTree(seen.body());
        if (bundle.path("type").asText().equals("batch")) {
            LoopbackEhr.json(exchange, 200, batch(bundle).toString());
        } else {
            transaction(exchange, bundle);
        }
    }

    private ObjectNode batch(JsonNode bundle) {
        pulls++;
        onPull.run();
        ObjectNode answer = bundle("batch-response");
        for (JsonNode entry : bundle.path("entry")) {
            String url = entry.path("request").path("url").asText();
            JsonNode found = url.contains("?") ? search(url) : resources.get(url);
            ObjectNode answered = answer.withArrayProperty("entry").addObject();
            if (found != null) {
                answered.set("resource", found);
            }
            answered.putObject("response").put("status", found == null ? "404 Not Found" : "200 OK");
        }
        return answer;
    }

    private ObjectNode search(String url) {
        String type = url.substring(0, url.indexOf('?'));
        String patient = url.replaceFirst(".*patient=([^&]*).*", "Patient/$1");
        ObjectNode page = bundle("searchset");
        ArrayNode entries = page.withArrayProperty("entry");
        resources.forEach((key, resource) -> {
            String subject = resource.path("subject")
                    .path("reference")
                    .asText(resource.path("patient").path("reference").asText());
            if (key.startsWith(type + "/") && subject.equals(patient)) {
                entries.addObject().set("resource", resource);
            }
        });
        return page;
    }

    private void transaction(HttpExchange exchange, JsonNode bundle) throws IOException {
        transactions++;
        boolean hasRisk = bundle.toString().contains("\"RiskAssessment/");
        if (isStale(bundle) || (hasRisk && refuseAsStale-- > 0)) {
            LoopbackEhr.json(exchange, 409, "{\"resourceType\":\"OperationOutcome\"}");
            return;
        }
        int risks = 0;
        ObjectNode answer = bundle("transaction-response");
        for (JsonNode entry : bundle.path("entry")) {
            risks += entry.path("resource").path("resourceType").asText().equals("RiskAssessment") ? 1 : 0;
            put((ObjectNode) entry.path("resource"));
            answer.withArrayProperty("entry").addObject().putObject("response").put("status", "200 OK");
        }
        if (risks > 0) {
            risksInTransactions.add(risks);
        }
        if (cutAfterCommit && hasRisk) {
            exchange.close();
        } else {
            LoopbackEhr.json(exchange, 200, answer.toString());
        }
    }

    private boolean isStale(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode request = entry.path("request");
            String wanted = "W/\"" + version(request.path("url").asText()) + "\"";
            if (request.has("ifMatch") && !request.path("ifMatch").asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private int version(String key) {
        ObjectNode stored = resources.get(key);
        return stored == null ? 0 : stored.path("meta").path("versionId").asInt();
    }

    private static ObjectNode bundle(String type) {
        return JSON.createObjectNode().put("resourceType", "Bundle").put("type", type);
    }
}

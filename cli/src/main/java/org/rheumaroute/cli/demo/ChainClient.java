package org.rheumaroute.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Asks a running RheumaRoute how it is doing. */
public final class ChainClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI application;
    private final String authorization;

    /**
     * @param application address of the application, ending in a slash
     * @param user a login with role operator
     * @param password its password
     */
    public ChainClient(URI application, String user, String password) {
        this.application = application;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The status document; empty while the server does not answer yet. */
    public Optional<JsonNode> status() throws InterruptedException {
        return get("api/status");
    }

    /** One document of the API; empty when the server does not answer with 200. */
    public Optional<JsonNode> get(String path) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(json.readTree(answer.body())) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** Asks for everybody to be scored again; gives the HTTP status. */
    public int rescore() throws IOException, InterruptedException {
        HttpRequest request =
                request("api/rescore").POST(HttpRequest.BodyPublishers.noBody()).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }
}

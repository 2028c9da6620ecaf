package org.rheumaroute.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Somebody who calls the API.
 *
 * @param authorization value of the header of that name; empty for somebody who did not log in
 */
record Login(String authorization) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    static Login none() {
        return new Login("");
    }

    static Login of(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Login("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send("GET", address);
    }

    HttpResponse<String> send(String method, URI address) throws IOException, InterruptedException {
        return send(method, address, "");
    }

    /** @param json the body; empty for none */
    HttpResponse<String> send(String method, URI address, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(1))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

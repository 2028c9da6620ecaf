package org.rheumaroute.it.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A loopback address in front of a real EHR: forwards everything, and answers badly where it is told to. While it is
 * not open, the EHR is down. Requests without a token are the tests' own and get the right one. Thread-safe.
 */
public final class FaultyEhr implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int THREADS = 16;

    /** A rule that is in force until it is closed; counts what it met. */
    public final class Rule implements AutoCloseable {
        private final Predicate<Asked> which;
        private final Fault fault;
        private final AtomicInteger met = new AtomicInteger();

        private Rule(Predicate<Asked> which, Fault fault) {
            this.which = which;
            this.fault = fault;
        }

        /** How many requests were answered badly. */
        public int met() {
            return met.get();
        }

        @Override
        public void close() {
            rules.remove(this);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final int port;
    private final URI real;
    private final String token;
    private @Nullable HttpServer server;

    /**
     * @param port where this one listens, once it is open
     * @param real FHIR base of the EHR behind it
     * @param token the right token
     */
    public FaultyEhr(int port, URI real, String token) {
        this.port = port;
        this.real = real;
        this.token = token;
    }

    /** FHIR base to give to a client. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + real.getPath());
    }

    /** From now on somebody listens. */
    public void open() throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.setExecutor(threads);
        opened.createContext("/", this::handle);
        opened.start();
        server = opened;
    }

    /** Answers badly to what {@code which} accepts, until the rule is closed. */
    public Rule answer(Predicate<Asked> which, Fault fault) {
        Rule rule = new Rule(which, fault);
        rules.add(rule);
        return rule;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Asked asked = new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), new String(body, UTF_8));
            for (Rule rule : rules) {
                if (rule.which.test(asked)) {
                    rule.met.incrementAndGet();
                    misbehave(exchange, asked, body, rule.fault);
                    return;
                }
            }
            HttpResponse<byte[]> answer = forward(exchange, asked, body);
            for (String name : List.of("Location", "ETag", "Retry-After")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders()
                                .set(name, value.replace(real.getAuthority(), base().getAuthority())));
            }
            send(exchange, answer.statusCode(), type(answer), own(answer.body()));
        }
    }

    private void misbehave(HttpExchange exchange, Asked asked, byte[] body, Fault fault) throws IOException {
        switch (fault) {
            case HTML ->
                send(exchange, 200, "text/html", "<html><body>Sign in to the hospital</body></html>".getBytes(UTF_8));
            case OTHER_JSON -> send(exchange, 200, "application/json", "{\"error\":\"try later\"}".getBytes(UTF_8));
            case BINARY ->
                send(exchange, 200, "application/fhir+json", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
            case BUSY -> send(exchange, 503, "text/plain", new byte[0]);
            case CUT_JSON -> {
                byte[] whole = own(forward(exchange, asked, body).body());
                send(exchange, 200, "application/fhir+json", java.util.Arrays.copyOf(whole, whole.length / 2));
            }
            case BROKEN_OFF -> {
                byte[] whole = own(forward(exchange, asked, body).body());
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            }
            case ANSWER_LOST -> forward(exchange, asked, body);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, Asked asked, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(real.resolve(asked.target()))
                .timeout(LIMIT)
                .method(asked.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Accept", "Content-Type", "Prefer", "If-Match", "If-None-Exist")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        request.header("Authorization", given != null ? given : "Bearer " + token);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    /** Links to further pages must lead through this address too. */
    private byte[] own(byte[] body) {
        String text = new String(body, UTF_8);
        return text.replace(real.getAuthority(), base().getAuthority()).getBytes(UTF_8);
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("application/fhir+json");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}

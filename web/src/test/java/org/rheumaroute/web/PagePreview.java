package org.rheumaroute.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.rheumaroute.web.cohort.CohortResource;
import org.rheumaroute.web.cohort.D2tResource;
import org.rheumaroute.web.cohort.PatientsResource;
import org.rheumaroute.web.packages.InventedDesk;
import org.rheumaroute.web.packages.PackagesResource;
import org.rheumaroute.web.status.RescoreResource;
import org.rheumaroute.web.status.StatusResource;
import org.rheumaroute.web.status.TasksResource;
import org.rheumaroute.web.whatif.InventedWhatIfs;
import org.rheumaroute.web.whatif.WhatIfResource;

/**
 * Shows the page on loopback without a server and without a login: the real files and the real resources over
 * invented patients. For work on the page only; run it from the module's folder, with the port as argument.
 */
public final class PagePreview {
    private static final Path PAGE = Path.of("src", "main", "webapp");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml");

    private final InMemoryApi api;

    private PagePreview(InventedWard ward) {
        RescoreResource rescore = new RescoreResource(wish -> ward.admit("inv-" + System.currentTimeMillis()));
        Clock clock = Clock.systemDefaultZone();
        api = new InMemoryApi(
                new PatientsResource(ward.store(), ward.flags(), clock),
                new D2tResource(ward.flags()),
                new CohortResource(ward.store(), clock),
                new StatusResource(ward.chain(), ward.ledger(), ward.store(), clock),
                new TasksResource(ward.tasks()),
                new PackagesResource(new InventedDesk()),
                new WhatIfResource(new InventedWhatIfs(ward.store())),
                rescore);
        api.as("preview");
    }

    /** Serves until it is stopped. */
    public static void main(String[] args) throws IOException {
        PagePreview preview = new PagePreview(new InventedWard(LocalDate.now(), 90));
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", preview::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/rheumaroute/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/rheumaroute", "");
        String query = exchange.getRequestURI().getRawQuery();
        SecurityHeadersFilter.HEADERS.forEach(exchange.getResponseHeaders()::set);
        if (path.startsWith("/api/")) {
            String target = path.substring("/api".length()) + (query == null ? "" : "?" + query);
            byte[] body = exchange.getRequestBody().readAllBytes();
            send(exchange, api.call(exchange.getRequestMethod(), target, request -> {
                if (body.length > 0) {
                    request.contentType(MediaType.APPLICATION_JSON_TYPE).content(body);
                }
            }));
        } else {
            send(exchange, path.equals("/") ? "/index.html" : path);
        }
    }

    private static void send(HttpExchange exchange, MockHttpResponse response) throws IOException {
        response.getOutputHeaders()
                .forEach((name, values) -> exchange.getResponseHeaders().set(name, String.valueOf(values.get(0))));
        send(exchange, response.getStatus(), response.getOutput());
    }

    private static void send(HttpExchange exchange, String path) throws IOException {
        Path file = PAGE.resolve(path.substring(1)).normalize();
        if (!file.startsWith(PAGE) || !Files.isRegularFile(file)) {
            send(exchange, 404, new byte[0]);
            return;
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        send(exchange, 200, Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

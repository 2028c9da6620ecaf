package org.rheumaroute.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.cli.Verb;
import org.rheumaroute.cli.shell.RefusedException;

/** A real HTTP server on loopback that pages as FHIR servers do. */
class EhrSourceTest {
    private static final Path RECORDS = Path.of("src/test/resources/survey/records/invented.ndjson");
    private static final int PAGE = 7;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI base;
    private volatile String nextLink;

    @BeforeEach
    void startsTheServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir", this::answer);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    @AfterEach
    void stopsTheServer() {
        server.stop(0);
    }

    @Test
    void findsByPagingTheServerWhatTheFilesHold() {
        Verb.Run files = Verb.run("survey", RECORDS.toString(), "--json", "--as-of", "2026-06-10");

        Verb.Run ehr = Verb.run("survey", "--ehr", base.toString(), "--json", "--as-of", "2026-06-10");

        assertThat(ehr.status()).as(ehr.err()).isZero();
        assertThat(ehr.out()).contains("Consent: the EHR does not offer it (HTTP 404)");
        assertThat(withoutNotes(ehr.out())).isEqualTo(withoutNotes(files.out()));
        assertThat(asked).filteredOn(path -> path.contains("/Observation")).hasSizeGreaterThan(2);
    }

    @Test
    void takesInNoMoreThanItIsAllowedAndSaysSo() throws Exception {
        EhrSource source = new EhrSource(base, null, PAGE);

        source.fetch(n -> {});

        assertThat(source.resources().stream().filter(r -> r.resourceType().equals("Observation")))
                .hasSize(PAGE);
        assertThat(source.notes()).anyMatch(note -> note.startsWith("Observation: only the first " + PAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.invalid/fhir/Patient?page=2",
                "https://127.0.0.1:%d/fhir/Patient?page=2",
                "http://127.0.0.1:1/fhir/Patient?page=2",
                "http://me@127.0.0.1:%d/fhir/Patient?page=2",
                "http://127.0.0.1:%d/fhir/../admin",
                "http://127.0.0.1:%d/fhirx",
                "file:///etc/hostname",
                "http://[bad"
            })
    void neverFollowsAPageToAnotherPlace(String link) throws Exception {
        nextLink = link.replace("%d", Integer.toString(base.getPort()));
        EhrSource source = new EhrSource(base, "hush", 1000);

        assertThatThrownBy(() -> source.fetch(n -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("lies outside")
                .hasMessageNotContaining("hush");
        assertThat(asked).hasSize(1);
    }

    @Test
    void seesAPageThatLeadsBack() throws Exception {
        nextLink = base + "/Patient?_count=200";

        EhrSource source = new EhrSource(base, null, 1000);

        assertThatThrownBy(() -> source.fetch(n -> {})).hasMessageContaining("lead back");
    }

    @Test
    void refusesAnAddressWithAPassword() {
        assertThatThrownBy(() -> new EhrSource(URI.create("http://me:hush@127.0.0.1/fhir"), null, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void saysThatTheEhrDoesNotAnswer() {
        server.stop(0);

        Verb.Run run = Verb.run("survey", "--ehr", base.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("does not answer");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        String type = exchange.getRequestURI().getPath().replace("/fhir/", "");
        if (type.equals("Consent")) {
            send(exchange, 404, "{}");
            return;
        }
        List<String> all = resources(type);
        int from = path.contains("from=") ? Integer.parseInt(path.replaceAll(".*from=(\\d+).*", "$1")) : 0;
        int to = Math.min(all.size(), from + PAGE);
        String next = nextLink != null ? nextLink : to < all.size() ? base + "/" + type + "?from=" + to : null;
        send(exchange, 200, bundle(all.subList(from, to), next));
    }

    private static String bundle(List<String> resources, String next) {
        StringBuilder json = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[");
        if (next != null) {
            json.append("{\"relation\":\"next\",\"url\":\"").append(next).append("\"}");
        }
        json.append("],\"entry\":[");
        List<String> entries =
                resources.stream().map(r -> "{\"resource\":" + r + "}").toList();
        return json.append(String.join(",", entries)).append("]}").toString();
    }

    private static List<String> resources(String type) throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(RECORDS)) {
            JsonNode resource = MAPPER.readTree(line);
            if (resource.path("resourceType").asText().equals(type)) {
                found.add(line);
            }
        }
        return found;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String withoutNotes(String json) {
        return json.substring(0, json.indexOf("\"notes\""));
    }
}

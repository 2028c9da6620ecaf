package org.rheumaroute.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rheumaroute.sandbox.FhirTexts.bundle;
import static org.rheumaroute.sandbox.FhirTexts.get;
import static org.rheumaroute.sandbox.FhirTexts.observation;
import static org.rheumaroute.sandbox.FhirTexts.patient;
import static org.rheumaroute.sandbox.FhirTexts.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.sandbox.FhirHttp.Answer;

/** What RheumaRoute needs from an EHR, asked of the real server over HTTP. */
class SandboxEhrIT {

    private static final String TOKEN = "only-for-this-test";

    @TempDir
    static Path folder;

    private static SandboxProcess server;
    private static FhirHttp fhir;

    @BeforeAll
    static void startOnce() throws Exception {
        server = SandboxProcess.start(folder, "--token", TOKEN);
        fhir = new FhirHttp(server.url(), TOKEN);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void announcesItsOwnProcessInTheReadyFile() {
        assertThat(server.announcedPid()).isEqualTo(server.pid());
    }

    @Test
    void listensOnOneLoopbackAddressOnly() throws Exception {
        int port = URI.create(server.url()).getPort();
        new Socket(InetAddress.getByName("127.0.0.1"), port).close();
        // A server bound to every address would answer here too.
        assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.2"), port))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void saysWhenItsPortIsTaken(@TempDir Path other) {
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> SandboxProcess.start(other, "--port", Integer.toString(port)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + port + " on 127.0.0.1 cannot be taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void asksForItsToken(String token) throws Exception {
        Answer answer = new FhirHttp(server.url(), token).get("/metadata");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().at("/issue/0/code").textValue()).isEqualTo("login");
    }

    @Test
    void tellsItsCapabilities() throws Exception {
        JsonNode statement = fhir.get("/metadata").body();
        assertThat(statement.path("fhirVersion").textValue()).isEqualTo("4.0.1");
        assertThat(statement.at("/rest/0/interaction").findValuesAsText("code")).contains("transaction");
        assertThat(statement.at("/rest/0/resource"))
                .filteredOn(r -> r.path("type").textValue().equals("RiskAssessment"))
                .singleElement()
                .satisfies(
                        r -> assertThat(r.path("updateCreate").booleanValue()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4711", "00012", "a.b-C", "0123456789012345678901234567890123456789012345678901234567890123"})
    void takesClientChosenIdsOfAnyForm(String id) throws Exception {
        assertThat(fhir.put("/Patient/" + id, patient(id)).status()).isEqualTo(201);
        assertThat(fhir.get("/Patient/" + id).body().path("id").textValue()).isEqualTo(id);
    }

    @Test
    void givesOutUuidsAsItsOwnIds() throws Exception {
        String id = fhir.post("/Patient", "{\"resourceType\":\"Patient\"}")
                .body()
                .path("id")
                .textValue();
        assertThat(UUID.fromString(id)).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "still-bare; ''",
                "still-full; '\"gender\":\"female\",'",
                "still-tagged; '\"meta\":{\"tag\":[{\"system\":\"urn:t\",\"code\":\"invented\"}]},'"
            })
    void keepsTheVersionWhenAPutChangesNothing(String id, String content) throws Exception {
        String body = "{\"resourceType\":\"Patient\",%s\"id\":\"%s\"}".formatted(content, id);
        assertThat(fhir.put("/Patient/" + id, body).status()).isEqualTo(201);
        assertThat(fhir.put("/Patient/" + id, body).version()).isEqualTo("1");
        Answer answer = transaction(put("Patient/" + id, body));
        assertThat(answer.body().at("/entry/0/response/location").textValue()).endsWith("/_history/1");
        assertThat(history("Patient/" + id)).hasSize(1);
    }

    @Test
    void findsResourcesByTheirTag() throws Exception {
        fhir.put(
                "/Patient/marked",
                "{\"resourceType\":\"Patient\",\"id\":\"marked\",\"meta\":{\"tag\":[{\"system\":\"urn:t\",\"code\":\"marked\"}]}}");
        assertThat(ids(found("Patient?_tag=urn:t%7Cmarked"))).containsExactly("marked");
    }

    @Test
    void keepsEveryVersionInTheHistory() throws Exception {
        fhir.put("/Patient/grows", patient("grows"));
        assertThat(fhir.put("/Patient/grows", patient("grows", "female")).version())
                .isEqualTo("2");
        assertThat(history("Patient/grows")).hasSize(2);
        assertThat(fhir.get("/Patient/grows/_history/1").body().has("gender")).isFalse();
    }

    @Test
    void storesATransactionWhoseResourcesReferToEachOther() throws Exception {
        Answer answer = transaction(
                """
                {"fullUrl":"urn:uuid:6f1f0a4e-5d0c-4b8e-9a53-0d3d7b1c2a01",
                 "resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""",
                put("Observation/in-one", observation("in-one", "urn:uuid:6f1f0a4e-5d0c-4b8e-9a53-0d3d7b1c2a01", 3)));
        assertThat(answer.status()).isEqualTo(200);
        String subject =
                fhir.get("/Observation/in-one").body().at("/subject/reference").textValue();
        assertThat(fhir.get("/" + subject).status()).isEqualTo(200);
    }

    @Test
    void storesNothingOfATransactionThatFails() throws Exception {
        Answer answer = transaction(
                put("Patient/half", patient("half")),
                put("Observation/dangling", observation("dangling", "Patient/nobody-there", 1)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fhir.get("/Patient/half").status()).isEqualTo(404);
    }

    @Test
    void answersABatchOfSearchesInOnePost() throws Exception {
        fhir.put("/Patient/batched", patient("batched"));
        fhir.put("/Observation/batched-1", observation("batched-1", "Patient/batched", 1));
        fhir.put("/Observation/batched-2", observation("batched-2", "Patient/batched", 2));
        JsonNode entries = fhir.post(
                        "", bundle("batch", get("Patient?_id=batched"), get("Observation?patient=batched&_count=100")))
                .body()
                .path("entry");
        assertThat(entries.at("/0/resource/entry")).hasSize(1);
        assertThat(entries.at("/1/resource/entry")).hasSize(2);
    }

    @Test
    void createsOnlyOnceUnderTheSameCondition() throws Exception {
        String body = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"once\"}]}";
        String[] condition = {"If-None-Exist", "identifier=urn:mrn|once"};
        assertThat(fhir.post("/Patient", body, condition).status()).isEqualTo(201);
        assertThat(fhir.post("/Patient", body, condition).status()).isEqualTo(200);
        assertThat(found("Patient?identifier=urn:mrn%7Conce")).hasSize(1);
    }

    @Test
    void updatesUnderACondition() throws Exception {
        String body =
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"cond\"}],\"gender\":\"%s\"}";
        String path = "/Patient?identifier=urn:mrn%7Ccond";
        assertThat(fhir.put(path, body.formatted("male")).status()).isEqualTo(201);
        assertThat(fhir.put(path, body.formatted("female")).version()).isEqualTo("2");
    }

    @Test
    void refusesAStaleIfMatchAndTheWholeTransactionAroundIt() throws Exception {
        fhir.put("/Patient/guarded", patient("guarded"));
        fhir.put("/Patient/guarded", patient("guarded", "female"), "If-Match", "W/\"1\"");
        assertThat(fhir.put("/Patient/guarded", patient("guarded", "other"), "If-Match", "W/\"1\"")
                        .status())
                .isIn(409, 412);
        Answer answer = transaction(
                put("Patient/beside", patient("beside")),
                put("Patient/guarded", patient("guarded", "other"), "W/\"1\""));
        assertThat(answer.status()).isIn(409, 412);
        assertThat(fhir.get("/Patient/beside").status()).isEqualTo(404);
        assertThat(fhir.get("/Patient/guarded").version()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patient; {}",
                "Observation; {'status':'final','code':{'text':'x'}}",
                "Condition; {'subject':{'reference':'Patient/poll'}}",
                "MedicationRequest; {'status':'active','intent':'order','subject':{'reference':'Patient/poll'},'medicationCodeableConcept':{'text':'x'}}",
                "MedicationStatement; {'status':'active','subject':{'reference':'Patient/poll'},'medicationCodeableConcept':{'text':'x'}}",
                "MedicationAdministration; {'status':'completed','subject':{'reference':'Patient/poll'},'medicationCodeableConcept':{'text':'x'},'effectiveDateTime':'2026-01-01'}",
                "Consent; {'status':'active','scope':{'text':'x'},'category':[{'text':'x'}]}",
                "RiskAssessment; {'status':'final','subject':{'reference':'Patient/poll'}}",
                "Provenance; {'recorded':'2026-01-01T00:00:00Z','target':[{'reference':'Patient/poll'}],'agent':[{'who':{'display':'x'}}]}",
                "Device; {}",
                "DocumentReference; {'status':'current','content':[{'attachment':{'title':'x'}}]}",
                "AuditEvent; {'recorded':'2026-01-01T00:00:00Z','type':{'code':'x'},'agent':[{'requestor':true}],'source':{'observer':{'display':'x'}}}"
            })
    void findsWhatChangedSinceAMomentInEveryType(String type, String content) throws Exception {
        fhir.put("/Patient/poll", patient("poll"));
        String body = content.replace('\'', '"')
                .replaceFirst("\\{", "{\"resourceType\":\"%s\",\"id\":\"poll\",".formatted(type))
                .replace(",}", "}");
        Answer written = fhir.put("/" + type + "/poll", body);
        assertThat(written.status()).isIn(200, 201);
        String moment = written.body().at("/meta/lastUpdated").textValue().replace("+", "%2B");
        assertThat(ids(found(type + "?_sort=_lastUpdated&_count=1000&_lastUpdated=ge" + moment)))
                .contains("poll");
        assertThat(ids(found(type + "?_sort=_lastUpdated&_count=1000&_lastUpdated=gt" + moment)))
                .doesNotContain("poll");
    }

    @Test
    void pagesThroughASearchInTheOrderOfChange() throws Exception {
        fhir.put("/Patient/paged", patient("paged"));
        for (int i = 0; i < 5; i++) {
            fhir.put("/Observation/page-" + i, observation("page-" + i, "Patient/paged", i));
        }
        // The oldest becomes the newest.
        fhir.put("/Observation/page-0", observation("page-0", "Patient/paged", 9));
        List<String> seen = new ArrayList<>();
        String next = "/Observation?patient=paged&_sort=_lastUpdated&_count=2";
        while (!next.isEmpty()) {
            JsonNode page = fhir.get(next).body();
            assertThat(page.path("entry").size()).isBetween(1, 2);
            seen.addAll(ids(page.path("entry")));
            next = nextLink(page);
        }
        assertThat(seen).containsExactly("page-1", "page-2", "page-3", "page-4", "page-0");
    }

    @Test
    void showsInARepeatedSearchWhatWasWrittenSince() throws Exception {
        fhir.put("/Patient/fresh", patient("fresh"));
        assertThat(found("Observation?patient=fresh")).isEmpty();
        fhir.put("/Observation/fresh", observation("fresh", "Patient/fresh", 1));
        assertThat(found("Observation?patient=fresh")).hasSize(1);
    }

    @Test
    void pinsTheTargetOfAProvenanceToTheVersionWrittenWithIt() throws Exception {
        fhir.put("/Patient/traced", patient("traced"));
        for (int version = 1; version <= 2; version++) {
            String risk =
                    "{\"resourceType\":\"RiskAssessment\",\"id\":\"traced\",\"status\":\"%s\",\"subject\":{\"reference\":\"Patient/traced\"}}"
                            .formatted(version == 1 ? "final" : "amended");
            String provenance =
                    "{\"resourceType\":\"Provenance\",\"recorded\":\"2026-01-01T00:00:00Z\",\"target\":[{\"reference\":\"RiskAssessment/traced\"}],\"agent\":[{\"who\":{\"display\":\"x\"}}]}";
            Answer answer = transaction(
                    put("RiskAssessment/traced", risk),
                    "{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Provenance\"}}".formatted(provenance));
            String location = answer.body().at("/entry/1/response/location").textValue();
            assertThat(fhir.get("/" + location).body().at("/target/0/reference").textValue())
                    .isEqualTo("RiskAssessment/traced/_history/" + version);
        }
    }

    @Test
    void keepsTheVersionsThatReferencesName() throws Exception {
        fhir.put("/Patient/cited", patient("cited"));
        fhir.put("/Observation/cited", observation("cited", "Patient/cited", 1));
        String risk =
                "{\"resourceType\":\"RiskAssessment\",\"id\":\"cited\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/cited\"},\"basis\":[{\"reference\":\"Observation/cited/_history/1\"}]}";
        transaction(put("RiskAssessment/cited", risk));
        assertThat(fhir.get("/RiskAssessment/cited")
                        .body()
                        .at("/basis/0/reference")
                        .textValue())
                .isEqualTo("Observation/cited/_history/1");
    }

    @Test
    void givesEverythingOfOnePatient() throws Exception {
        fhir.put("/Patient/whole", patient("whole"));
        fhir.put("/Observation/whole", observation("whole", "Patient/whole", 1));
        assertThat(ids(found("Patient/whole/$everything"))).contains("whole", "whole");
    }

    @Test
    void answersBrokenJsonWithAnOperationOutcome() throws Exception {
        Answer answer = fhir.post("/Patient", "{\"resourceType\":\"Patient\",");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("resourceType").textValue()).isEqualTo("OperationOutcome");
    }

    @Test
    void notifiesARestHookSubscriber() throws Exception {
        LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
        HttpServer subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.createContext("/", exchange -> {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        subscriber.start();
        try {
            String endpoint = "http://127.0.0.1:" + subscriber.getAddress().getPort();
            subscribe(endpoint, calls);
            fhir.put("/Patient/heard", patient("heard"));
            fhir.put("/Observation/heard", observation("heard", "Patient/heard", 1));
            assertThat(calls.poll(60, TimeUnit.SECONDS)).isEqualTo("PUT /Observation/heard");
        } finally {
            subscriber.stop(0);
        }
    }

    /** Asks for Observations of patient `heard` and waits until the server says that it does so. */
    private static void subscribe(String endpoint, LinkedBlockingQueue<String> calls) throws Exception {
        fhir.put("/Subscription/hook", """
                {"resourceType":"Subscription","id":"hook","status":"requested","reason":"test",
                 "criteria":"Observation?patient=heard",
                 "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json"}}""".formatted(endpoint));
        while (!fhir.get("/Subscription/hook").body().path("status").textValue().equals("active")) {
            assertThat(calls.poll(100, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    private static JsonNode found(String search) throws Exception {
        return fhir.get("/" + search).body().path("entry");
    }

    private static JsonNode history(String resource) throws Exception {
        return fhir.get("/" + resource + "/_history").body().path("entry");
    }

    private static List<String> ids(JsonNode entries) {
        List<String> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.at("/resource/id").textValue()));
        return ids;
    }

    private static String nextLink(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").textValue().equals("next")) {
                return link.path("url").textValue();
            }
        }
        return "";
    }

    private static Answer transaction(String... entries) throws Exception {
        return fhir.post("", bundle("transaction", entries));
    }
}

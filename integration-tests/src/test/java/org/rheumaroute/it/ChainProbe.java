package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.cli.demo.ChainClient;
import org.rheumaroute.cli.demo.EhrLoader;
import org.rheumaroute.cli.demo.Waiting;

/** What tests ask of a running chain, from outside: its API on one side, the EHR on the other. */
final class ChainProbe {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ChainClient client;
    private final URI ehr;
    private final Waiting.Liveness server;

    ChainProbe(ChainClient client, URI ehr, Waiting.Liveness server) {
        this.client = client;
        this.ehr = ehr;
        this.server = server;
    }

    ChainClient client() {
        return client;
    }

    /** The EHR as an outsider sees it. */
    FhirWitness witness() {
        return new FhirWitness(ehr);
    }

    void load(List<String> bundles) throws Exception {
        new EhrLoader(ehr).load(bundles, done -> {});
    }

    JsonNode ledger() throws Exception {
        return awaitStatus("the API to answer", status -> true).path("ledger");
    }

    /** Waits until the status document satisfies the condition; gives that document. */
    JsonNode awaitStatus(String what, Predicate<JsonNode> condition) throws Exception {
        JsonNode[] seen = new JsonNode[1];
        Waiting.until(what, PATIENCE, server, () -> {
            Optional<JsonNode> status = client.status().filter(condition);
            seen[0] = status.orElse(null);
            return status.isPresent();
        });
        return seen[0];
    }

    /** Waits until at least {@code triggers} triggers were taken on and none is open; gives the ledger. */
    JsonNode awaitSettled(long triggers) throws Exception {
        return awaitStatus(
                        "at least " + triggers + " triggers and none open",
                        status -> status.path("ledger").path("triggers").asLong() >= triggers
                                && status.path("ledger").path("open").asLong() == 0)
                .path("ledger");
    }

    /** Waits until the EHR was asked at least twice more, so that a change made before now was seen; gives the ledger. */
    JsonNode awaitTwoPolls() throws Exception {
        String first = poll();
        awaitStatus("a poll", status -> !poll(status).equals(first));
        String second = poll();
        awaitStatus("another poll", status -> !poll(status).equals(second));
        return awaitSettled(0);
    }

    /** Number of RiskAssessment versions in the EHR's history: what was ever written. */
    long riskVersions() {
        return witness().history(RiskAssessment.class).size();
    }

    /** The current RiskAssessment of a patient, as the EHR shows it. */
    RiskAssessment riskOf(String patientId) {
        return witness().all(RiskAssessment.class).stream()
                .filter(risk ->
                        risk.getSubject().getReferenceElement().getIdPart().equals(patientId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no RiskAssessment of the patient in the EHR"));
    }

    /** Any patient who has a current risk. */
    String aScoredPatient() {
        return witness().all(RiskAssessment.class).stream()
                .map(risk -> risk.getSubject().getReferenceElement().getIdPart())
                .sorted()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no RiskAssessment in the EHR"));
    }

    private String poll() throws Exception {
        return poll(awaitStatus("the API to answer", status -> true));
    }

    private static String poll(JsonNode status) {
        return status.path("lastSuccessfulPoll").asText("");
    }
}

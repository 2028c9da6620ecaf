package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Records that nobody on this project wrote, through the whole chain. Runs when {@code RHEUMAROUTE_REAL_DATA} names a
 * folder that holds {@code smart-ra-patients-r4} and {@code belgian-lab-fhir}; the data are not part of the project.
 */
@EnabledIfEnvironmentVariable(named = "RHEUMAROUTE_REAL_DATA", matches = ".+")
class RealDataIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everybodyIsDeclinedWithAReasonAndNobodyIsScored() throws Exception {
        Path data = Path.of(System.getenv("RHEUMAROUTE_REAL_DATA"));
        try (RunningChain chain = RunningChain.named("real-data").startEhr()) {
            for (String folder : List.of("smart-ra-patients-r4", "belgian-lab-fhir")) {
                for (String bundle : bundles(data.resolve(folder))) {
                    chain.ehrProbe().load(List.of(bundle)); // one after the other: later copies correct earlier ones
                }
            }
            int patients = chain.ehrProbe().witness().all(Patient.class).size();
            chain.startServer();
            chain.probe().awaitSettled(patients);
            JsonNode ledger = chain.probe().awaitTwoPolls();

            System.err.println("real data: " + patients + " patients, ledger " + ledger);
            assertThat(ledger.path("failed").asLong()).isZero();
            assertThat(ledger.path("scored").asLong()).isZero();
            assertThat(chain.probe().witness().all(RiskAssessment.class)).isEmpty();
            assertThat(reasonsOf(chain))
                    .as("the five patients of the SMART sample: all have or had RA, one of them has died")
                    .containsEntry("already-ra", 3L)
                    .containsEntry("ra-in-history", 1L)
                    .containsEntry("patient-deceased", 1L);
        }
    }

    private static Map<String, Long> reasonsOf(RunningChain chain) throws Exception {
        Map<String, Long> reasons = new TreeMap<>();
        JsonNode patients = chain.probe()
                .client()
                .get("api/patients?task=ua-progression")
                .orElseThrow()
                .path("patients");
        patients.forEach(patient -> reasons.merge(patient.path("reason").asText(), 1L, Long::sum));
        return reasons;
    }

    private static List<String> bundles(Path folder) throws Exception {
        List<String> bundles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                bundles.add(asTransaction(JSON.readTree(file.toFile())));
            }
        }
        return bundles;
    }

    /** Document and collection Bundles cannot be posted as they are; their entries can. */
    private static String asTransaction(JsonNode bundle) throws Exception {
        ObjectNode transaction = JSON.createObjectNode();
        transaction.put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = transaction.putArray("entry");
        for (JsonNode entry : bundle.path("entry")) {
            ObjectNode kept = entries.addObject();
            JsonNode resource = entry.path("resource");
            if (entry.has("fullUrl")) {
                kept.set("fullUrl", entry.get("fullUrl"));
            }
            kept.set("resource", resource);
            String type = resource.path("resourceType").asText();
            boolean own = resource.has("id") && !bundle.path("type").asText().equals("transaction");
            kept.putObject("request")
                    .put("method", own ? "PUT" : "POST")
                    .put("url", own ? type + "/" + resource.path("id").asText() : type);
        }
        return JSON.writeValueAsString(transaction);
    }
}

package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.cli.demo.DemoPatients;

/**
 * An invented cohort on disk, with what its inventor meant by each patient: an oracle that does not come from the code
 * under test.
 *
 * @param bundles one transaction Bundle a patient
 * @param expected {@code scorable} or the reason code for which the patient must be declined, by patient id
 */
record DemoFolder(List<String> bundles, Map<String, String> expected) {
    static DemoFolder invent(int patients, long seed, Path folder) throws Exception {
        List<String> bundles = DemoPatients.bundles(patients, seed, folder);
        Map<String, String> expected = new TreeMap<>();
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("expectations.json").toFile());
        for (JsonNode patient : manifest.path("patients")) {
            expected.put(
                    patient.path("patient").asText(),
                    patient.path("disposition").asText());
        }
        return new DemoFolder(bundles, expected);
    }

    /** Ids of the patients who can be scored. */
    List<String> scorable() {
        return expected.entrySet().stream()
                .filter(entry -> entry.getValue().equals("scorable"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many patients must be declined for each reason. */
    Map<String, Long> declined() {
        Map<String, Long> reasons = new TreeMap<>();
        expected.values().stream()
                .filter(value -> !value.equals("scorable"))
                .forEach(value -> reasons.merge(value, 1L, Long::sum));
        return reasons;
    }
}

package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.demo.DemoPatients;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;

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
        try (LoadedPackage model = demonstrationPackage()) {
            Familiarity gate = model.familiarity().orElseThrow();
            for (JsonNode patient : manifest.path("patients")) {
                expected.put(patient.path("patient").asText(), disposition(patient, model.schema(), gate));
            }
        }
        return new DemoFolder(bundles, expected);
    }

    /**
     * The inventor's word, but for one reason that the inventor cannot know: the package may find the values that were
     * meant, taken together, unlike its training patients.
     */
    private static String disposition(JsonNode patient, FeatureSchema schema, Familiarity gate) {
        String meant = patient.path("disposition").asText();
        if (!meant.equals("scorable")) {
            return meant;
        }
        FeatureVector.Builder vector = FeatureVector.of(schema);
        patient.path("values")
                .fields()
                .forEachRemaining(value -> vector.set(
                        new FeatureName(value.getKey()), value.getValue().doubleValue()));
        boolean unusual = gate.distance(vector.build()) > gate.threshold();
        return unusual ? DeclineReason.UNUSUAL_COMBINATION.code() : meant;
    }

    private static LoadedPackage demonstrationPackage() throws Exception {
        Home home = RunningChain.home();
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new PackageLoader(TrustedKeys.read(home.demoKeys()), engines).load(DemoPackages.ensure(home));
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

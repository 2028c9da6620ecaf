package org.rheumaroute.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.demo.chart.StarterCharts;
import org.rheumaroute.demo.chart.StarterRecord;

/** A folder of invented starters of targeted drugs: a transaction Bundle each, and what was meant by them. */
public final class StarterFolder {
    private static final String NOTICE = "invented data, no real patient; expectations are the generator's intent";

    private StarterFolder() {}

    /**
     * Writes the folder.
     *
     * @param folder made when missing
     * @return the Bundles as JSON, in order
     */
    public static List<String> write(int starters, long seed, LocalDate asOf, Path folder) throws IOException {
        Files.createDirectories(folder);
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<String> bundles = new ArrayList<>();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("notice", NOTICE).put("seed", seed).put("asOf", asOf.toString());
        ArrayNode patients = manifest.putArray("patients");
        for (StarterRecord record : StarterCharts.records(starters, seed, asOf)) {
            String json = parser.encodeResourceToString(record.bundle());
            bundles.add(json);
            Files.writeString(folder.resolve(record.patientId() + ".json"), json + "\n");
            describe(record, patients.addObject());
        }
        Files.writeString(
                folder.resolve("expectations.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        return bundles;
    }

    private static void describe(StarterRecord record, ObjectNode node) {
        node.put("patient", record.patientId())
                .put("case", record.starterCase().label())
                .put("drug", record.starter().drug())
                .put("disposition", record.declined().map(r -> r.code()).orElse("scorable"));
        if (record.declined().isEmpty()) {
            ObjectNode values = node.putObject("values");
            record.values().forEach((column, value) -> values.put(column.feature(), value));
        }
    }
}

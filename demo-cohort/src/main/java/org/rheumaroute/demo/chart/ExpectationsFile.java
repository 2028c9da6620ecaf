package org.rheumaroute.demo.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.CohortRecipe;

/**
 * The manifest beside the records: for each patient the case and what was meant. For {@code ua-progression} only.
 */
public final class ExpectationsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExpectationsFile() {}

    /** Writes the manifest of some records. */
    public static void write(CohortRecipe recipe, long seed, LocalDate asOf, List<DemoRecord> records, Writer out)
            throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("notice", "invented data, no real patient; expectations are the generator's intent");
        root.put("cohort", recipe.label())
                .put("family", recipe.family().label())
                .put("seed", seed)
                .put("asOf", asOf.toString())
                .put("task", "ua-progression");
        root.set("totals", totals(records));
        ArrayNode patients = root.putArray("patients");
        records.forEach(record -> patients.add(patient(record)));
        out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        out.write('\n');
    }

    private static ObjectNode totals(List<DemoRecord> records) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(disposition(record), 1, Integer::sum));
        ObjectNode totals = JsonNodeFactory.instance.objectNode();
        counts.forEach(totals::put);
        return totals;
    }

    private static String disposition(DemoRecord record) {
        return record.expectation().declined().map(reason -> reason.code()).orElse("scorable");
    }

    private static ObjectNode patient(DemoRecord record) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("patient", record.patient().id())
                .put("site", record.patient().site().name())
                .put("case", record.chartCase().label())
                .put("resources", record.bundle().getEntry().size())
                .put("disposition", disposition(record))
                .put("progresses", record.patient().progressed())
                .put("trueProbability", record.patient().trueProbability());
        if (record.expectation().declined().isEmpty()) {
            values(record, node);
        }
        return node;
    }

    private static void values(DemoRecord record, ObjectNode node) {
        ObjectNode values = node.putObject("values");
        ArrayNode censored = node.putArray("censored");
        ArrayNode missing = node.putArray("missing");
        for (CohortFeature feature : CohortFeature.values()) {
            var value = record.expectation().values().get(feature);
            if (value == null) {
                missing.add(feature.feature());
                continue;
            }
            values.put(feature.feature(), value.used());
            if (value.censored()) {
                censored.add(feature.feature());
            }
        }
    }
}

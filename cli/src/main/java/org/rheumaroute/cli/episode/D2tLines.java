package org.rheumaroute.cli.episode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tFinding;
import org.rheumaroute.fhir.d2t.Verdict;
import org.rheumaroute.model.DeclineReason;

/** The answers on difficult-to-treat arthritis, as JSON or as text; counts them. Not thread-safe. */
public final class D2tLines {
    /** Stands beside every answer. */
    public static final String NOTICE = "Research use, not a medical device. A rule, no model and no probability."
            + " Criterion 3 is not on record: ask the clinician and the patient.";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Integer> totals = new TreeMap<>();

    /** Of a patient about whom the question was asked. */
    public ObjectNode json(D2tAssessment assessment) {
        totals.merge(assessment.flag().code(), 1, Integer::sum);
        ObjectNode line = mapper.createObjectNode();
        line.put("patient", assessment.patientId());
        line.put("asOf", assessment.asOf().toString());
        line.put("flag", assessment.flag().code());
        line.putNull("reason");
        ArrayNode items = line.putArray("items");
        for (D2tFinding finding : assessment.findings()) {
            ObjectNode item = items.addObject();
            item.put("item", finding.item().code());
            item.put("verdict", finding.verdict().code());
            item.put("detail", finding.detail().english());
            ArrayNode evidence = item.putArray("evidence");
            finding.evidence().forEach(evidence::add);
        }
        return line.put("notice", NOTICE);
    }

    /** Of a patient about whom the question is not asked. */
    public ObjectNode json(String patientId, DeclineReason reason) {
        totals.merge(reason.code(), 1, Integer::sum);
        ObjectNode line = mapper.createObjectNode();
        line.put("patient", patientId);
        line.put("flag", "not-asked");
        line.put("reason", reason.code());
        line.putArray("items");
        return line;
    }

    /** How many patients had which flag, or for which reason the question was not asked. */
    public Map<String, Integer> totals() {
        return totals;
    }

    /** The same for a person: the answer, then each item that is not only to be asked. */
    public static String text(D2tAssessment assessment) {
        List<String> lines = new ArrayList<>(List.of(assessment.patientId() + "\t"
                + assessment.flag().code() + "\t" + assessment.flag().english() + "."));
        for (D2tFinding finding : assessment.findings()) {
            String mark = finding.verdict() == Verdict.OPEN
                    ? "ask"
                    : finding.verdict().code();
            String detail =
                    finding.detail().isEmpty() ? "" : ": " + finding.detail().english();
            lines.add("\t" + mark + "\t" + finding.item().english() + detail);
        }
        return String.join("\n", lines);
    }
}

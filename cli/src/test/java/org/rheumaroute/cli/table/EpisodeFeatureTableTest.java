package org.rheumaroute.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.packages.InputContract;

/** Training tables of questions about a drug that is starting: one line a patient, seen on the first day. */
class EpisodeFeatureTableTest {
    private static final Path HISTORIES =
            Path.of("..", "fhir-mapping", "src", "test", "resources", "cases", "episodes");
    private static final LocalDate UNTIL = LocalDate.of(2025, 6, 30);

    @Test
    void aPatientIsSeenOnTheFirstDayAndLabelledByTheVisitAtSixMonths() throws IOException {
        FeatureTable table = table("response-abatacept");
        table.add(history("32-outcomes"), UNTIL);

        List<String> lines = table.csv("invented").lines().toList();
        assertThat(lines.get(1)).endsWith(",outcome");
        assertThat(cell(lines, "crp[mg/L]")).isEqualTo("25");
        assertThat(cell(lines, "outcome")).isEqualTo("1");
        assertThat(table.indexDateCsv()).contains("p1,2024-03-01,");
        assertThat(table.outcomes()).containsEntry("event", 1).hasSize(1);
    }

    @Test
    void radiographsLabelTheQuestionOfJointDestruction() throws IOException {
        FeatureTable table = table("rrp");
        table.add(history("32-outcomes"), UNTIL);

        List<String> lines = table.csv("invented").lines().toList();
        assertThat(cell(lines, "mtss")).isEqualTo("20");
        assertThat(cell(lines, "outcome")).isEqualTo("1");
    }

    @Test
    void whoFailedBeforeTheVisitIsNoResponder() throws IOException {
        FeatureTable table = table("response-tnfi");
        table.add(history("33-outcomes-after-a-switch"), LocalDate.of(2025, 1, 31));

        assertThat(cell(table.csv("invented").lines().toList(), "outcome")).isEqualTo("0");
    }

    @Test
    void whatIsUnknownIsLeftOutByReason() throws IOException {
        FeatureTable table = table("response-jaki");
        table.add(
                history("33-outcomes-after-a-switch"),
                LocalDate.of(2025, 1, 31)); // the last visit is older than six weeks
        table.add(history("32-outcomes"), UNTIL); // never took one

        assertThat(table.size()).isZero();
        assertThat(table.leftOut()).containsEntry("stale-input", 1).containsEntry("not-starting", 1);
    }

    private static FeatureTable table(String task) {
        FeatureMap map = FeatureMap.ofTask(new TaskId(task));
        List<FeatureSpec> specs = map.features().stream()
                .map(rule -> new FeatureSpec(
                        rule.feature(),
                        rule.unit(),
                        -1000,
                        10000,
                        rule.policy(),
                        FeatureGroup.PERSON,
                        rule.feature().value(),
                        rule.feature().value()))
                .toList();
        return new FeatureTable(map, new InputContract(new FeatureSchema("1", specs), 1), Site.NONE)
                .withOutcomes(Period.ofMonths(6), UNTIL);
    }

    private static PatientFacts history(String name) throws IOException {
        List<ParsedResource> resources = new ArrayList<>(FhirJson.ofText(
                "{\"resourceType\":\"Condition\",\"id\":\"c1\",\"subject\":{\"reference\":\"Patient/p1\"},\"code\":{"
                        + "\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"M06.9\"}]}}",
                "test"));
        JsonNode history =
                new ObjectMapper().readTree(HISTORIES.resolve(name + ".json").toFile());
        for (JsonNode resource : history.get("resources")) {
            resources.addAll(FhirJson.ofText(resource.toString(), "test"));
        }
        return new PatientRecordReader().read("p1", resources);
    }

    private static String cell(List<String> lines, String column) {
        int at = Arrays.asList(lines.get(1).split(",", -1)).indexOf(column);
        return lines.get(2).split(",", -1)[at];
    }
}

package org.rheumaroute.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.web.InMemoryApi;

class ComparisonResourceTest {
    private final CohortStore store = new CohortStore(new ConcurrentHashMap<>());
    private final InMemoryApi api = new InMemoryApi(new ComparisonResource(store, ComparisonResourceTest::tasks));

    @Test
    void showsEachClassWithItsIntervalAndWhatCanBeSaid() throws IOException {
        keep("p1", "response-tnfi", 0.3);
        keep("p1", "response-jaki", 0.35);
        keep("p2", "response-il6r", 0.9);
        JsonNode answer = json(api.get("/comparison?patient=p1"));
        assertThat(answer.path("verdict").asText()).isEqualTo("no-difference-can-be-told");
        assertThat(answer.path("options").findValuesAsText("task")).containsExactly("response-jaki", "response-tnfi");
        assertThat(answer.path("options")
                        .get(0)
                        .path("interval")
                        .path("coverage")
                        .asDouble())
                .isEqualTo(0.9);
        assertThat(answer.path("notes").toString()).contains("Contraindications", "not a medical device");
    }

    @Test
    void knowsNothingOfAPatientWithoutAnswers() throws IOException {
        JsonNode answer = json(api.get("/comparison?patient=nobody"));
        assertThat(answer.path("verdict").asText()).isEqualTo("nothing-to-compare");
        assertThat(answer.path("options")).isEmpty();
    }

    @Test
    void asksForOnePatientAndNothingElse() {
        assertThat(api.get("/comparison").getStatus()).isEqualTo(400);
        assertThat(api.get("/comparison?patient=a&patient=b").getStatus()).isEqualTo(400);
        assertThat(api.get("/comparison?patient=a&task=rrp").getStatus()).isEqualTo(400);
    }

    private void keep(String patient, String task, double probability) {
        RiskScore score = new RiskScore(
                new TaskId(task),
                new Probability(probability),
                new ProbabilityInterval(new Probability(probability - 0.1), new Probability(probability + 0.1), 0.9),
                RiskCategory.MODERATE,
                Period.ofMonths(6));
        store.put(new CohortEntry(
                patient,
                new TaskId(task),
                new CohortPerson(null, Sex.FEMALE, Serostatus.UNKNOWN),
                new Scored(score, List.of(), new PackageRef(task, "1.0.0", "a".repeat(64), true)),
                List.of(),
                LocalDate.parse("2026-11-20"),
                Instant.parse("2026-11-24T01:02:03Z")));
    }

    private static List<TaskDescription> tasks() {
        return Stream.of("ua-progression", "response-tnfi", "response-jaki", "response-il6r")
                .map(task -> new TaskDescription(new TaskId(task), task, task, Period.ofMonths(6), List.of()))
                .toList();
    }

    private static JsonNode json(MockHttpResponse response) throws IOException {
        assertThat(response.getStatus()).isEqualTo(200);
        return new ObjectMapper().readTree(response.getOutput());
    }
}

package org.rheumaroute.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.ChainStatus;
import org.rheumaroute.cohort.chain.EhrReachability;
import org.rheumaroute.cohort.chain.Latency;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.web.InMemoryApi;
import org.rheumaroute.web.InventedWard;

class StatusResourceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T16:00:00Z"), ZoneId.of("Asia/Tokyo"));

    private final InventedWard ward = new InventedWard(LocalDate.parse("2026-11-24"), 40);
    private final InMemoryApi api = new InMemoryApi(
            new StatusResource(ward.chain(), ward.ledger(), ward.store(), CLOCK), new TasksResource(ward.tasks()));

    @Test
    void ledgerAddsUp() throws IOException {
        JsonNode ledger = get("/status").get("ledger");
        long declined = 0;
        for (JsonNode count : ledger.get("declined")) {
            declined += count.asLong();
        }
        assertThat(ledger.get("triggers").asLong())
                .isEqualTo(41)
                .isEqualTo(number(ledger, "written")
                        + number(ledger, "unchanged")
                        + declined
                        + number(ledger, "failed")
                        + number(ledger, "open"));
        assertThat(number(ledger, "scored")).isEqualTo(number(ledger, "written") + number(ledger, "unchanged"));
    }

    @Test
    void everyQuestionAddsUpForItself() throws IOException {
        JsonNode ledger = get("/status").get("ledger");
        assertThat(ledger.get("tasks")).hasSize(2);
        for (JsonNode task : ledger.get("tasks")) {
            long declined = 0;
            for (JsonNode count : task.get("declined")) {
                declined += count.asLong();
            }
            assertThat(number(task, "settled"))
                    .isEqualTo(number(ledger, "triggers") - number(ledger, "open"))
                    .isEqualTo(number(task, "written") + number(task, "unchanged") + declined + number(task, "failed"));
        }
        assertThat(ledger.at("/tasks/d2t/declined/not-met").asLong()).isPositive();
    }

    @Test
    void saysHowLongAPatientsScoreTook() throws IOException {
        JsonNode scoring = get("/status").get("scoring");
        assertThat(scoring.get("count").asLong()).isEqualTo(41);
        assertThat(scoring.get("p50Millis").asDouble()).isEqualTo(3.0);
        assertThat(scoring.get("p99Millis").asDouble()).isEqualTo(9.0);
    }

    @Test
    void reportsOneRun() throws IOException {
        assertThat(number(get("/status?since=2000-01-01T00:00:00Z").get("ledger"), "triggers"))
                .isEqualTo(41);
        assertThat(number(get("/status?since=2999-01-01T00:00:00Z").get("ledger"), "triggers"))
                .isZero();
        assertThat(api.get("/status?since=today").getStatus()).isEqualTo(400);
    }

    @Test
    void saysThatTheModelWasTrainedOnInventedData() throws IOException {
        JsonNode status = get("/status");
        assertThat(status.get("asOf").asText()).isEqualTo("2026-11-24");
        assertThat(status.get("demonstration").asBoolean()).isTrue();
        assertThat(status.get("packages").get(0).get("label").asText()).isEqualTo("ua-progression-0.1.0-4f2a9c81d07e");
    }

    @Test
    void saysWhyTheEhrCannotBeReached() throws IOException {
        ChainStatus down = new ChainStatus(
                false,
                EhrReachability.failing("connection-refused"),
                null,
                null,
                List.of(),
                Latency.NONE,
                Latency.NONE);
        InMemoryApi other = new InMemoryApi(new StatusResource(
                () -> down, new Ledger(new ConcurrentHashMap<>()), new CohortStore(new ConcurrentHashMap<>()), CLOCK));
        JsonNode status = new ObjectMapper().readTree(other.get("/status").getOutput());
        assertThat(status.get("ready").asBoolean()).isFalse();
        assertThat(status.get("ehr").get("reason").asText()).isEqualTo("connection-refused");
        assertThat(status.get("lastSuccessfulPoll").isNull()).isTrue();
    }

    @Test
    void holdsNothingAboutAPatient() throws IOException {
        assertThat(get("/status").toString()).doesNotContain("inv-").doesNotContain("1940");
    }

    @Test
    void labelsInputsAndReasonsInBothLanguages() throws IOException {
        JsonNode answer = get("/tasks");
        JsonNode crp = answer.get("tasks").get(0).get("features").get(5);
        assertThat(crp.get("feature").asText()).isEqualTo("crp");
        assertThat(crp.get("unit").asText()).isEqualTo("mg/L");
        assertThat(crp.get("windowDays").asInt()).isEqualTo(90);
        assertThat(answer.get("reasons")).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.get("english").asText()).isNotBlank();
            assertThat(reason.get("japanese").asText()).isNotBlank();
        });
    }

    private static long number(JsonNode node, String name) {
        return node.get(name).asLong();
    }

    private JsonNode get(String path) throws IOException {
        MockHttpResponse response = api.get(path);
        assertThat(response.getStatus()).isEqualTo(200);
        return new ObjectMapper().readTree(response.getOutput());
    }
}

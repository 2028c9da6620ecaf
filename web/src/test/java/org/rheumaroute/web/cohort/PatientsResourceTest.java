package org.rheumaroute.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.rheumaroute.web.InMemoryApi;
import org.rheumaroute.web.InventedWard;

class PatientsResourceTest {
    // 24 November in Tokyo, still the 23rd in UTC: the day is the server zone's
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T16:00:00Z"), ZoneId.of("Asia/Tokyo"));

    private final InventedWard ward = new InventedWard(LocalDate.parse("2026-11-24"), 60);
    private final InMemoryApi api = new InMemoryApi(new PatientsResource(ward.store(), ward.flags(), CLOCK));

    @Test
    void listsHighestRiskFirstThenTheDeclined() throws IOException {
        JsonNode answer = get("/patients?task=ua-progression");
        List<Double> risks = new ArrayList<>();
        answer.get("patients").forEach(p -> risks.add(p.path("probability").asDouble(-1)));
        assertThat(risks).hasSize(61).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(risks.get(0)).isPositive();
        assertThat(risks.get(60)).isEqualTo(-1);
    }

    @Test
    void summaryCountsEverybodyWhateverTheCriteria() throws IOException {
        JsonNode summary =
                get("/patients?task=ua-progression&serostatus=seronegative").get("summary");
        assertThat(summary.get("total").asInt()).isEqualTo(61);
        assertThat(sum(summary.get("categories")))
                .isEqualTo(summary.get("scored").asInt());
        assertThat(summary.get("scored").asInt() + sum(summary.get("declined"))).isEqualTo(61);
    }

    @Test
    void pagesMeetWithoutGapOrOverlap() throws IOException {
        List<String> whole = ids(get("/patients?task=ua-progression"));
        List<String> pages = new ArrayList<>();
        for (int offset = 0; offset < 61; offset += 25) {
            JsonNode page = get("/patients?task=ua-progression&limit=25&offset=" + offset);
            assertThat(page.get("matching").asInt()).isEqualTo(61);
            pages.addAll(ids(page));
        }
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void countsDaysInTheServersZone() throws IOException {
        assertThat(get("/patients?task=ua-progression").get("asOf").asText()).isEqualTo("2026-11-24");
    }

    @Test
    void keepsHostileTextAsText() throws IOException {
        assertThat(ids(get("/patients?task=ua-progression&limit=5000"))).contains(InventedWard.HOSTILE);
    }

    @Test
    void knowsNobodyOfAnotherTask() throws IOException {
        JsonNode answer = get("/patients?task=rrp");
        assertThat(answer.get("patients")).isEmpty();
        assertThat(answer.get("summary").get("total").asInt()).isZero();
    }

    @Test
    void namesEveryProblemOfARequest() {
        MockHttpResponse response = api.get("/patients?limit=0&risk=1&sex=f&from=today");
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response))
                .contains("\"limit must be from 1 to 5000, was 0\"")
                .contains("\"'risk' is not a parameter; known are ")
                .contains("\"sex must be one of female, male, other, unknown\"")
                .contains("\"from must be a date such as 2026-11-24\"")
                .contains("\"task is needed: the question, for example ua-progression\"");
    }

    private JsonNode get(String path) throws IOException {
        MockHttpResponse response = api.get(path);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
        return new ObjectMapper().readTree(response.getOutput());
    }

    private static String text(MockHttpResponse response) {
        return new String(response.getOutput(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.get("patients").forEach(p -> ids.add(p.get("patient").asText()));
        return ids;
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }
}

package org.rheumaroute.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.web.InMemoryApi;
import org.rheumaroute.web.InventedWard;

class CohortResourceTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), ZONE);
    private static final String QUERY = "/cohort?task=ua-progression";

    private final InMemoryApi api = new InMemoryApi(new CohortResource(new InventedWard(TODAY, 60).store(), CLOCK));

    @Test
    void countsAndSaysWhatEachCriterionTookAway() throws IOException {
        JsonNode answer = json(QUERY + "&sex=female&riskMin=0.3&ageMin=40&ageMax=80");
        int left = answer.get("total").asInt();
        for (JsonNode step : answer.get("attrition")) {
            left -= step.get("removed").asInt();
            assertThat(step.get("remaining").asInt()).isEqualTo(left);
        }
        assertThat(answer.get("attrition")).hasSize(3);
        assertThat(answer.get("count").asInt()).isEqualTo(left).isPositive();
        assertThat(answer.get("ids")).hasSize(left);
    }

    @Test
    void countsAgesTodayWhenNoDateIsGiven() throws IOException {
        assertThat(json(QUERY + "&ageMin=50")).isEqualTo(json(QUERY + "&ageMin=50&ageOn=2026-11-24"));
        assertThat(json(QUERY + "&ageMin=50&ageOn=1950-01-01").get("count").asInt())
                .isZero();
    }

    @Test
    void bringsEntriesOnlyWhenAsked() throws IOException {
        assertThat(json(QUERY).has("entries")).isFalse();
        JsonNode detailed = json(QUERY + "&detail=entries");
        assertThat(detailed.get("entries")).hasSize(61);
    }

    @Test
    void jsonAndCsvFindTheSamePatients() throws IOException {
        JsonNode json = json(QUERY + "&outcome=scored&serostatus=seronegative");
        String csv = text(api.get(QUERY + "&outcome=scored&serostatus=seronegative&format=csv"));
        List<String> lines = Arrays.asList(csv.split("\r\n"));
        assertThat(lines.size() - 1).isEqualTo(json.get("count").asInt()).isPositive();
        assertThat(lines.get(1)).startsWith(json.get("ids").get(0).asText() + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, text/csv",
        "application/json, application/json",
        "'text/html,application/xhtml+xml,*/*;q=0.8', application/json",
        "'application/json;q=0.5, text/csv', text/csv",
    })
    void answersInTheFormThatIsAccepted(String accept, String type) {
        MockHttpResponse response = api.call("GET", QUERY, request -> request.header("Accept", accept));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getOutputHeaders().getFirst("Content-Type").toString())
                .startsWith(type);
    }

    @Test
    void aLinkAsksForItsFormByParameter() {
        MockHttpResponse response =
                api.call("GET", QUERY + "&format=csv", request -> request.header("Accept", "text/html,*/*;q=0.8"));
        assertThat(response.getOutputHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"cohort-ua-progression-2026-11-24.csv\"");
        assertThat(text(response)).startsWith("patient-id,task,outcome,probability[1],");
    }

    @Test
    void refusesAFormThatItDoesNotHave() {
        MockHttpResponse response = api.call("GET", QUERY, request -> request.header("Accept", "application/xml"));
        assertThat(response.getStatus()).isEqualTo(406);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&riskMin=60|riskMin must be a probability from 0 to 1, was 60.0",
                "&riskMin=high|riskMin must be a number",
                "&ageMin=4.5|ageMin must be a whole number",
                "&reason=tired|reason must be one of no-patient, patient-merged",
                "&riskmin=0.5|'riskmin' is not a parameter",
                "&sex=female&sex=male|sex must be given once",
                "&outcome=declined&riskMin=0.5|declined patients have no risk",
                "&format=xml|format must be one of json, csv",
            })
    void saysWhatIsWrong(String more, String message) {
        MockHttpResponse response = api.get(QUERY + more);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getOutputHeaders().getFirst("Content-Type")).hasToString("application/problem+json");
        assertThat(text(response)).contains(message);
    }

    @Test
    void takesEmptyFieldsOfAFormAsNotGiven() throws IOException {
        assertThat(json(QUERY + "&riskMin=&riskMax=&sex=&from=&to=&outcome=")).isEqualTo(json(QUERY));
    }

    private JsonNode json(String path) throws IOException {
        MockHttpResponse response = api.get(path);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
        return new ObjectMapper().readTree(response.getOutput());
    }

    private static String text(MockHttpResponse response) {
        return new String(response.getOutput(), StandardCharsets.UTF_8);
    }
}

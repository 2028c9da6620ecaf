package org.rheumaroute.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.d2t.D2tQuery;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.web.InMemoryApi;
import org.rheumaroute.web.InventedWard;

class D2tResourceTest {
    private final InventedWard ward = new InventedWard(LocalDate.of(2026, 11, 24), 60);
    private final InMemoryApi api = new InMemoryApi(new D2tResource(ward.flags()));

    @Test
    void countsAddUpOverTheResults() throws IOException {
        JsonNode all = json(api.get("/d2t"));
        int sum = 0;
        for (JsonNode count : all.path("results")) {
            sum += count.asInt();
        }
        assertThat(sum).isEqualTo(61).isEqualTo(all.path("total").asInt());
        assertThat(all.path("notAsked").path("no-ra").asInt())
                .isEqualTo(all.path("results").path("not-asked").asInt())
                .isPositive();
        assertThat(json(api.get("/d2t?result=criteria-1-and-2-met"))
                        .path("count")
                        .asInt())
                .isEqualTo(all.path("results").path("criteria-1-and-2-met").asInt())
                .isPositive();
    }

    @Test
    void saysWhatEachCriterionTookAway() throws IOException {
        JsonNode found = json(api.get("/d2t?result=criteria-1-and-2-met&sex=female"));
        int left = found.path("total").asInt();
        for (JsonNode step : found.path("attrition")) {
            left -= step.path("removed").asInt();
        }
        assertThat(found.path("attrition")).hasSize(2);
        assertThat(found.path("ids")).hasSize(left);
    }

    @Test
    void showsOnePatientWithEveryItemAndWhatItIsNot() throws IOException {
        String flagged =
                ward
                        .flags()
                        .answer(new D2tQuery(D2tResult.CRITERIA_1_AND_2_MET, null, null, null))
                        .patientIds()
                        .stream()
                        .filter(id -> !id.equals(InventedWard.HOSTILE))
                        .findFirst()
                        .orElseThrow();
        JsonNode patient = json(api.get("/d2t/patient?patient=" + flagged));
        assertThat(patient.path("items")).hasSize(10);
        assertThat(patient.path("items").get(0).path("evidence")).isNotEmpty();
        assertThat(patient.path("notes").toString()).contains("not a medical device", "Criterion 3");
    }

    @Test
    void exportsOneLineForEachPatient() throws IOException {
        MockHttpResponse csv = api.get("/d2t?result=not-met&format=csv");
        int count = json(api.get("/d2t?result=not-met")).path("count").asInt();
        assertThat(new String(csv.getOutput(), StandardCharsets.UTF_8).split("\r\n"))
                .hasSize(count + 1);
        assertThat(String.valueOf(csv.getOutputHeaders().getFirst("Content-Type")))
                .startsWith("text/csv");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(api.get("/d2t?flag=yes").getStatus()).isEqualTo(400);
        assertThat(api.get("/d2t?result=difficult").getStatus()).isEqualTo(400);
        assertThat(api.get("/d2t/patient").getStatus()).isEqualTo(400);
        assertThat(api.get("/d2t/patient?patient=nobody").getStatus()).isEqualTo(404);
    }

    private static JsonNode json(MockHttpResponse response) throws IOException {
        assertThat(response.getStatus()).isEqualTo(200);
        return new ObjectMapper().readTree(response.getOutput());
    }
}

package org.rheumaroute.web.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.web.InMemoryApi;

class PackagesResourceTest {
    private static final String DIGEST = "b".repeat(64);

    private final InventedDesk desk = new InventedDesk();
    private final InMemoryApi api = new InMemoryApi(new PackagesResource(desk)).as("hanako");

    @Test
    void listsWhereEveryPackageStandsWithItsCardOnceItIsVerified() throws IOException {
        JsonNode packages = json(api.get("/packages")).get("packages");
        assertThat(packages).extracting(p -> p.get("state").asText()).containsExactly("retired", "active", "available");
        assertThat(packages.get(0).get("rollBackTarget").asBoolean()).isTrue();
        assertThat(packages.get(1).get("sha256").asText()).isEqualTo(DIGEST);
        assertThat(packages.get(1).get("card").get("title").asText()).isEqualTo("Invented");
        assertThat(packages.get(2).get("card").isNull()).isTrue();
        assertThat(packages.get(2).get("problem").asText()).contains("sha256");
    }

    @Test
    void tellsTheStepsTakenAndWhatShadowsSaid() throws IOException {
        JsonNode answer = json(api.get("/packages"));
        assertThat(answer.get("history").get(0).get("who").asText()).isEqualTo("operator");
        assertThat(answer.get("shadows").get(0).get("meanAbsoluteDifference").asDouble())
                .isEqualTo(0.031);
        assertThat(answer.get("shadows").get(1).get("meanAbsoluteDifference").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "shadow", "activate", "retire"})
    void aStepNamesPackageAndLoginAndAnswersWithTheNewList(String step) throws IOException {
        MockHttpResponse answer = api.call("POST", "/packages/" + DIGEST + "/" + step, request -> {});
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(json(answer).get("packages")).hasSize(3);
        assertThat(desk.steps).containsExactly("hanako " + step + " " + DIGEST);
    }

    @Test
    void aLoginForgesNoLineInRecordOrLog() {
        new InMemoryApi(new PackagesResource(desk))
                .as("(server)\nINFO all is well")
                .call("POST", "/packages/" + DIGEST + "/retire", request -> {});
        assertThat(desk.steps).containsExactly("_server__INFO_all_is_well retire " + DIGEST);
    }

    @Test
    void rollingBackNamesTheQuestion() {
        assertThat(api.call("POST", "/packages/tasks/ua-progression/roll-back", request -> {})
                        .getStatus())
                .isEqualTo(200);
        assertThat(desk.steps).containsExactly("hanako roll-back ua-progression");
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, 404", "NOT_NOW, 409", "UNSOUND, 422", "NOT_STORED, 503"})
    void aRefusedStepSaysWhy(Why why, int status) throws IOException {
        desk.refusing = Optional.of(why);
        MockHttpResponse answer = api.call("POST", "/packages/" + DIGEST + "/stage", request -> {});
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(json(answer).get("problems").get(0).asText()).isEqualTo("sha256 failed for model.json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /packages/" + "x/stage, 404",
        "POST, /packages/0000/stage, 404",
        "POST, /packages/tasks/UA<script>/roll-back, 404",
        "POST, /packages, 405"
    })
    void whatIsNoStepIsNotFound(String method, String path, int status) throws IOException {
        MockHttpResponse answer = api.call(method, path.replace("<", "%3C").replace(">", "%3E"), request -> {});
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).doesNotContain("script");
        assertThat(desk.steps).isEmpty();
    }

    @Test
    void anotherSiteCannotMakeABrowserSwapPackages() {
        MockHttpResponse answer = api.call(
                "POST", "/packages/" + DIGEST + "/activate", request -> request.header("Sec-Fetch-Site", "cross-site"));
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(desk.steps).isEmpty();
    }

    private static JsonNode json(MockHttpResponse answer) throws IOException {
        return new ObjectMapper().readTree(answer.getContentAsString());
    }
}

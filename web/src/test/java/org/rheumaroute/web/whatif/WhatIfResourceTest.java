package org.rheumaroute.web.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.cohort.chain.WhatIfRefusedException;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.WhatIf;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.web.InMemoryApi;

class WhatIfResourceTest {
    private static final PackageRef PACKAGE = new PackageRef("ua-progression", "0.1.0", "a".repeat(64), true);
    private static final String QUESTION = "{\"patient\":\"inv-1\",\"task\":\"ua-progression\",\"feature\":\"crp\","
            + "\"value\":3,\"unit\":\"mg/dL\"}";

    private final List<WhatIfQuestion> asked = new ArrayList<>();
    private final InMemoryApi api = new InMemoryApi(new WhatIfResource(question -> {
        asked.add(question);
        return answer(question);
    }));

    @Test
    void asksTheChainAndWordsItsAnswer() throws IOException {
        MockHttpResponse response = post(QUESTION);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
        assertThat(asked)
                .containsExactly(
                        new WhatIfQuestion("inv-1", TaskId.UA_PROGRESSION, new FeatureName("crp"), 3.0, "mg/dL"));
        JsonNode answer = new ObjectMapper().readTree(text(response));
        assertThat(response.getOutputHeaders().getFirst("Server-Timing").toString())
                .matches("model;dur=\\d+\\.\\d{3}");
        assertThat(answer.get("kind").asText()).isEqualTo("what-if");
        assertThat(answer.get("notice").asText()).contains("Not a forecast", "not a medical device");
        assertThat(answer.get("value").asDouble()).isEqualTo(30);
        assertThat(answer.get("unit").asText()).isEqualTo("mg/L");
        assertThat(answer.get("before").get("probability").asDouble()).isEqualTo(0.25);
        assertThat(answer.get("after").get("probability").asDouble()).isEqualTo(0.4);
        assertThat(answer.get("change").get("probability").asDouble()).isEqualTo(0.4 - 0.25);
        assertThat(answer.get("change").get("groups").get(0).get("group").asText())
                .isEqualTo("inflammation");
        assertThat(answer.get("package").get("demonstration").asBoolean()).isTrue();
    }

    @Test
    void nullTakesTheInputAway() {
        assertThat(post(QUESTION.replace("3", "null")).getStatus()).isEqualTo(200);
        assertThat(asked.get(0).value()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|The question must be one JSON object.",
                "[]|The question must be one JSON object.",
                "{} {}|The question must be one JSON object.",
                "{\"patient\":\"p\",\"patient\":\"q\"}|The question must be one JSON object.",
                "{\"patient\":\"p\",\"who\":1}|The fields are",
                "{\"task\":\"t\",\"feature\":\"f\",\"value\":1,\"unit\":\"1\"}|patient must be a text.",
                "{\"patient\":\"p\",\"task\":\"A B\",\"feature\":\"f\",\"value\":1,\"unit\":\"1\"}|task must be lower-case",
                "{\"patient\":\"p\",\"task\":\"t\",\"feature\":\"f\",\"value\":\"1\",\"unit\":\"1\"}|value must be a number",
                "{\"patient\":\"p\",\"task\":\"t\",\"feature\":\"f\",\"unit\":\"1\"}|value must be a number",
                "{\"patient\":\"p\",\"task\":\"t\",\"feature\":\"f\",\"value\":1}|unit must be a text.",
            })
    void aWrongQuestionIsToldWhy(String body, String message) {
        MockHttpResponse response = post(body == null ? "" : body);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains(message);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_PATIENT,404", "NOT_ELIGIBLE,409", "NO_PACKAGE,409", "WRONG_QUESTION,400"})
    void whatTheChainRefusesHasItsStatus(WhatIfRefusedException.Why why, int status) {
        InMemoryApi refusing = new InMemoryApi(new WhatIfResource(question -> {
            throw new WhatIfRefusedException(why, "Because.");
        }));
        MockHttpResponse response = refusing.call(
                "POST",
                "/what-if",
                request -> request.contentType(MediaType.APPLICATION_JSON_TYPE)
                        .content(QUESTION.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(text(response)).contains("Because.").doesNotContain("inv-1");
    }

    @Test
    void anotherSiteCannotMakeABrowserAsk() {
        MockHttpResponse response = api.call(
                "POST",
                "/what-if",
                request -> request.header("Sec-Fetch-Site", "cross-site")
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .content(QUESTION.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    private MockHttpResponse post(String body) {
        return api.call(
                "POST",
                "/what-if",
                request -> request.contentType(MediaType.APPLICATION_JSON_TYPE)
                        .content(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static WhatIfDesk.Answer answer(WhatIfQuestion question) {
        OptionalDouble value = question.value() == null ? OptionalDouble.empty() : OptionalDouble.of(30);
        WhatIf whatIf = new WhatIf(question.feature(), value, scored(0.25, 0.1), scored(0.4, 0.9));
        return new WhatIfDesk.Answer(whatIf, "mg/L", PACKAGE);
    }

    private static Scored scored(double probability, double logOdds) {
        RiskScore score = new RiskScore(
                TaskId.UA_PROGRESSION,
                new Probability(probability),
                new ProbabilityInterval(new Probability(probability / 2), new Probability(0.9), 0.9),
                RiskCategory.MODERATE,
                Period.ofMonths(12));
        return new Scored(
                score,
                List.of(new Contribution(new FeatureName("crp"), logOdds)),
                List.of(new GroupContribution(FeatureGroup.INFLAMMATION, logOdds)),
                PACKAGE);
    }

    private static String text(MockHttpResponse response) {
        return new String(response.getOutput(), StandardCharsets.UTF_8);
    }
}

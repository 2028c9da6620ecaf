package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cli.ScoreCommand;
import picocli.CommandLine;

/** One explanation everywhere: chart, API and command line give the same sums by group; and what-if in a real server. */
class GroupsIT {
    private static final int PATIENTS = 20;
    private static final Path COHORT = Path.of("target", "chains", "groups", "cohort");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningChain chain;
    private static DemoFolder demo;

    @BeforeAll
    static void scoreEverybody() throws Exception {
        chain = RunningChain.named("groups")
                .withLogin("ward", RunningChain.PASSWORD, "clinician")
                .withLogin("lab", RunningChain.PASSWORD, "researcher")
                .startEhr()
                .startServer();
        demo = DemoFolder.invent(PATIENTS, 13, COHORT);
        chain.probe().load(demo.bundles());
        chain.probe().awaitSettled(PATIENTS);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void chartApiAndCommandLineGiveTheSameSums() throws Exception {
        Map<String, JsonNode> byCommand = scoredByCommandLine();
        assertThat(demo.scorable()).hasSizeGreaterThan(3);
        for (String patient : demo.scorable()) {
            JsonNode entry = entry(patient);
            JsonNode groups = entry.path("groups");
            assertThat(groups)
                    .as(patient)
                    .hasSize(5)
                    .isEqualTo(byCommand.get(patient).path("groups"));
            assertThat(sum(groups)).isCloseTo(sum(entry.path("contributions")), within(1e-9));
            RiskAssessment risk = chain.probe().riskOf(patient);
            String rationale = risk.getPredictionFirstRep().getRationale();
            for (JsonNode group : groups) {
                assertThat(rationale)
                        .contains(group.path("group").asText() + " "
                                + signed(group.path("logOdds").asDouble()));
            }
        }
    }

    @Test
    void whatIfAnswersAClinicianAndChangesNothing() throws Exception {
        long versions = chain.probe().riskVersions();
        String patient = demo.scorable().get(0);
        JsonNode before = entry(patient);
        HttpResponse<String> answer = whatIf("ward", patient, "{\"feature\":\"crp\",\"value\":3,\"unit\":\"mg/dL\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode whatIf = JSON.readTree(answer.body());
        assertThat(whatIf.path("value").asDouble()).isEqualTo(30);
        assertThat(whatIf.path("before").path("probability")).isEqualTo(before.path("probability"));
        double change = whatIf.path("after").path("probability").asDouble()
                - before.path("probability").asDouble();
        assertThat(whatIf.path("change").path("probability").asDouble()).isCloseTo(change, within(1e-12));
        assertThat(entry(patient)).isEqualTo(before);
        assertThat(chain.probe().riskVersions()).isEqualTo(versions);
    }

    @Test
    void whatIfRefusesOthersAndWrongQuestions() throws Exception {
        String patient = demo.scorable().get(0);
        String question = "{\"feature\":\"crp\",\"value\":3,\"unit\":\"mg/dL\"}";
        assertThat(whatIf("lab", patient, question).statusCode()).isEqualTo(403);
        assertThat(whatIf("ward", "nobody", question).statusCode()).isEqualTo(404);
        assertThat(whatIf("ward", patient, question.replace("mg/dL", "mmol/L")).statusCode())
                .isEqualTo(400);
        HttpResponse<String> absurd = whatIf("ward", patient, question.replace(":3,", ":50,"));
        assertThat(JSON.readTree(absurd.body()).path("after").path("outcome").asText())
                .isIn("scored", "declined");
        HttpResponse<String> outside = whatIf("ward", patient, question.replace(":3,", ":51,"));
        assertThat(JSON.readTree(outside.body()).path("after").path("reason").asText())
                .isEqualTo("out-of-range");
    }

    private static HttpResponse<String> whatIf(String user, String patient, String question) throws Exception {
        String body = question.replace(
                "{\"feature\"", "{\"patient\":\"" + patient + "\",\"task\":\"ua-progression\",\"feature\"");
        return Login.of(user, RunningChain.PASSWORD)
                .send("POST", chain.application().resolve("api/what-if"), body);
    }

    private static JsonNode entry(String patient) throws Exception {
        JsonNode patients = chain.probe()
                .client()
                .get("api/patients?task=ua-progression")
                .orElseThrow()
                .path("patients");
        for (JsonNode entry : patients) {
            if (entry.path("patient").asText().equals(patient)) {
                return entry;
            }
        }
        throw new AssertionError("no entry for a patient of the cohort");
    }

    private static Map<String, JsonNode> scoredByCommandLine() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        Map<String, JsonNode> lines = new HashMap<>();
        try {
            System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
            System.setProperty("rheumaroute.home", RunningChain.home().root().toString()); // as ./rheumaroute does
            int status = new CommandLine(new ScoreCommand())
                    .execute(
                            "--task",
                            "ua-progression",
                            "--json",
                            "--package",
                            RunningChain.home()
                                    .demoPackages()
                                    .resolve("ua-progression")
                                    .toString(),
                            "--trusted-keys",
                            RunningChain.home().demoKeys().toString(),
                            COHORT.toString());
            assertThat(status).isZero();
        } finally {
            System.setOut(console);
            System.clearProperty("rheumaroute.home");
        }
        for (String line : captured.toString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode node = JSON.readTree(line);
            lines.put(node.path("patient").asText(), node);
        }
        return lines;
    }

    private static double sum(JsonNode shares) {
        double sum = 0;
        for (JsonNode share : shares) {
            sum += share.path("logOdds").asDouble();
        }
        return sum;
    }

    private static String signed(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
    }
}

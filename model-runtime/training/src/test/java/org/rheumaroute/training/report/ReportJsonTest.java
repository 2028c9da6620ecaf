package org.rheumaroute.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void comesBackAsItWentOut() {
        Report report = SampleStudy.report();

        Report back = ReportJson.read(ReportJson.write(report));

        assertThat(back).isEqualTo(report);
        assertThat(ReportJson.write(back)).isEqualTo(ReportJson.write(report));
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        String json = ReportJson.write(SampleStudy.report());

        assertThat(json).doesNotContain("null").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void saysInTheFileThatThePatientsAreInvented() {
        assertThat(ReportJson.write(SampleStudy.report()))
                .contains("\"notice\" : \"" + Report.INVENTED + " " + Report.RESEARCH_USE + "\"");
    }

    @Test
    void refusesAnotherFormat() {
        String json = ReportJson.write(SampleStudy.report()).replace("\"format\" : 1", "\"format\" : 2");

        assertThatThrownBy(() -> ReportJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void refusesWhatIsNotAReport() {
        assertThatThrownBy(() -> ReportJson.read("{\"format\": 1}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReportJson.read("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAResultOfNobody() {
        refuses(
                json -> ((ObjectNode) json.at("/evaluations/0/whole/results/0")).put("candidate", "ghost"),
                "'ghost' is not declared");
    }

    @Test
    void refusesAnImpossibleShare() {
        refuses(json -> ((ObjectNode) json.at("/evaluations/0/whole/results/0/brier")).put("value", 1.2), "[0, 1]");
    }

    @Test
    void refusesAnIntervalWithOneBound() {
        refuses(
                json -> ((ObjectNode) json.at("/evaluations/0/whole/results/0/auc")).remove("low"),
                "two rising bounds");
    }

    @Test
    void refusesMoreEventsThanPatients() {
        refuses(json -> ((ObjectNode) json.at("/cohorts/0")).put("events", 100_000), "events");
    }

    @Test
    void refusesTwoEvaluationsOfOneKind() {
        refuses(
                json -> ((ArrayNode) json.get("evaluations"))
                        .add(json.at("/evaluations/0").deepCopy()),
                "must differ");
    }

    @Test
    void refusesNoNumber() {
        assertThatThrownBy(() -> Estimate.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Estimate.ifDefined(Double.NaN, 0, 1)).isNull();
        assertThat(Estimate.ifDefined(0.5, Double.NaN, 1)).isEqualTo(Estimate.of(0.5));
    }

    private static void refuses(Consumer<ObjectNode> change, String message) {
        assertThatThrownBy(() -> SampleStudy.changed(change))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining(message);
    }
}

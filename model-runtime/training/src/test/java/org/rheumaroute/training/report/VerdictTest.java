package org.rheumaroute.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.Finding.Tone;

/** The honesty rules. The sample's main evaluation is external; its combination is result 7, its nets are 4 to 6. */
class VerdictTest {
    private static final String MAIN = "/evaluations/0/whole";
    private static final String SUBJECT = MAIN + "/results/7";

    @Test
    void saysFirstThatThePatientsAreInvented() {
        assertThat(SampleStudy.report().verdict().get(0).text()).startsWith("The patients are invented");
    }

    @Test
    void saysFromWhereToWhereItsAucGoesBySite() {
        assertThat(text(
                        json -> {
                            ArrayNode sites = (ArrayNode) json.at("/evaluations/0/sites");
                            for (int i = 0; i < 2; i++) {
                                ObjectNode site = json.at("/evaluations/0/subgroups/" + (2 + i))
                                        .deepCopy();
                                sites.add(site.put("name", "site-" + i).put("english", "Hospital " + i));
                            }
                        },
                        Tone.NEITHER))
                .contains("By site its AUC goes from ", "Hospital 0", "Hospital 1", "of 2 sites");
    }

    @Test
    void callsTwoModelsEqualOnlyWhenTheirDifferenceSurelyIsSmall() {
        assertThat(text(json -> difference(json, 7, 0.004, -0.006, 0.014, 0.43), Tone.NEITHER))
                .contains("Logistic regression is as good, within 0.02: AUC +0.004 [\u22120.006 to 0.014], p = 0.430");
        assertThat(text(json -> difference(json, 7, 0.004, -0.036, 0.044, 0.85), Tone.NEITHER))
                .contains("That it is better than logistic regression is not shown")
                .doesNotContain("as good");
    }

    @Test
    void callsABetterModelBetter() {
        assertThat(text(json -> difference(json, 7, 0.030, 0.010, 0.050, 0.003), Tone.FOR))
                .contains("It is better than logistic regression: AUC +0.030");
    }

    @Test
    void callsAWorseModelWorse() {
        assertThat(text(json -> difference(json, 7, -0.030, -0.050, -0.010, 0.003), Tone.AGAINST))
                .contains("It is worse than logistic regression: AUC \u22120.030")
                .contains("The simpler model should be used.");
    }

    @Test
    void saysThatNoNetWinsAndWhichAreBehind() {
        assertThat(text(
                        json -> {
                            difference(json, 4, -0.012, -0.030, 0.006, 0.19);
                            difference(json, 5, 0.004, -0.010, 0.018, 0.58);
                            difference(json, 6, -0.002, -0.015, 0.011, 0.76);
                        },
                        Tone.AGAINST))
                .contains("No neural net is shown to be better than logistic regression."
                        + " Behind it: feed-forward net (\u22120.012), net with learnt embeddings (\u22120.002).")
                .contains("not adjusted for 3 comparisons");
    }

    @Test
    void saysHowFarBothAreFromTheBestReachable() {
        assertThat(text(json -> auc(json, MAIN + "/bestReachableAuc", 0.790), Tone.FOR))
                .contains("The best that anything could reach here is AUC 0.790; it is 0.042 below it,"
                        + " logistic regression 0.067 below it.");
        assertThat(text(json -> auc(json, SUBJECT + "/auc", 0.700), Tone.AGAINST))
                .contains("it is 0.071 below it, logistic regression 0.048 below it.");
        assertThat(text(json -> ((ObjectNode) json.at(MAIN)).remove("bestReachableAuc"), Tone.FOR))
                .doesNotContain("could reach");
    }

    @Test
    void saysThatAnotherCandidateIsBetter() {
        assertThat(text(json -> {}, Tone.NEITHER))
                .contains("The highest figure is another's, by 0.007: net with learnt embeddings has AUC 0.754.");
        assertThat(text(json -> auc(json, SUBJECT + "/auc", 0.730), Tone.AGAINST))
                .contains("It is not the best here: net with learnt embeddings has AUC 0.754.");
    }

    @Test
    void asksForRecalibration() {
        assertThat(text(json -> calibration(json, 0.45, 0.25, 0.65, 0.60, 0.45, 0.75), Tone.AGAINST))
                .contains("Its probabilities are too low on average and too extreme")
                .contains("recalibrate before use");
        assertThat(text(json -> calibration(json, -0.45, -0.65, -0.25, 1.40, 1.20, 1.60), Tone.AGAINST))
                .contains("Its probabilities are too high on average and too cautious");
        assertThat(text(json -> calibration(json, 0.05, -0.15, 0.25, 0.95, 0.75, 1.15), Tone.FOR))
                .contains("No miscalibration is shown");
        assertThat(text(json -> calibration(json, 0.05, 0.01, 0.09, 0.95, 0.91, 0.99), Tone.FOR))
                .as("sure, but a trifle")
                .contains("No miscalibration is shown");
    }

    @Test
    void saysWhetherRecalibrationHelped() {
        assertThat(text(json -> {}, Tone.FOR))
                .contains("Recalibrated on 200 local patients, no miscalibration is shown on the others"
                        + " (intercept 0.02 [\u22120.23 to 0.26], slope 0.95 [0.68 to 1.21]).");
        assertThat(text(
                        json -> ((ObjectNode) json.at("/evaluations/3/whole/results/7"))
                                .putObject("calibrationSlope")
                                .put("value", 0.5),
                        Tone.AGAINST))
                .contains("Recalibrated on 200 local patients, its probabilities are still too extreme");
        assertThat(text(json -> json.putArray("recalibrations"), Tone.FOR)).doesNotContain("Recalibrated");
    }

    @Test
    void forbidsWhatDoesNotBeatThePrevalence() {
        assertThat(text(
                        json -> ((ObjectNode) json.at(SUBJECT))
                                .putObject("scaledBrier")
                                .put("value", -0.01),
                        Tone.AGAINST))
                .contains("it must not be used");
    }

    @Test
    void putsAccuracyBesideAlwaysNo() {
        assertThat(text(json -> {}, Tone.NEITHER)).contains("always saying no is right in 74 %");
        assertThat(text(json -> ((ObjectNode) json.at(MAIN)).put("alwaysNo", 0.80), Tone.AGAINST))
                .contains("always saying no is right in 80 %");
    }

    @Test
    void saysWhereActingOnItHelpsOrThatItDoesNot() {
        assertThat(text(json -> {}, Tone.NEITHER)).contains("at thresholds from 10 % to 74 % (net benefit)");
        assertThat(text(
                        json -> json.at(SUBJECT + "/curves/netBenefit").forEach(p -> ((ObjectNode) p).put("y", -0.1)),
                        Tone.AGAINST))
                .contains("At no threshold does acting on it beat treating everybody or nobody");
    }

    @Test
    void saysThatItWasNotCheckedElsewhere() {
        Consumer<ObjectNode> internalOnly = json -> {
            ((ArrayNode) json.get("evaluations")).remove(3);
            ((ArrayNode) json.get("evaluations")).remove(0);
        };

        assertThat(text(internalOnly, Tone.AGAINST)).contains("It was not checked on another cohort.");
        assertThat(text(internalOnly, Tone.NEITHER)).contains("of the same cohort that the models had not seen");
    }

    @Test
    void saysThatASubgroupIsTooSmall() {
        assertThat(text(json -> ((ObjectNode) json.at("/evaluations/0/subgroups/3")).put("events", 9), Tone.AGAINST))
                .contains("Too few patients to judge: \u201cMen\u201d.");
    }

    @Test
    void saysThatItWasTrainedOnFew() {
        assertThat(text(json -> ((ObjectNode) json.at("/cohorts/0")).put("events", 57), Tone.AGAINST))
                .contains("57 with the outcome for 15 inputs (3.8 each)");
    }

    @Test
    void saysThatASafeguardFails() {
        String failed = "Coverage of the 90 % interval: 89.6 % [87.1 to 91.9], wanted 87 to 93 %.";

        assertThat(text(json -> ((ObjectNode) json.at("/safeguards/0")).put("least", 0.87), Tone.AGAINST))
                .doesNotContain(failed);
        assertThat(text(json -> ((ObjectNode) json.at("/safeguards/0")).put("least", 0.90), Tone.AGAINST))
                .contains(failed);
        assertThat(text(json -> ((ObjectNode) json.at("/safeguards/0")).put("most", 0.80), Tone.AGAINST))
                .contains(failed);
    }

    @Test
    void alwaysNamesTheSeronegative() {
        assertThat(text(json -> {}, Tone.NEITHER)).contains("\u201cSeronegative\u201d AUC 0.767");
    }

    private static String text(Consumer<ObjectNode> change, Tone tone) {
        return Report.of(SampleStudy.changed(change)).verdict().stream()
                .filter(finding -> finding.tone() == tone)
                .map(Finding::text)
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private static void difference(ObjectNode json, int result, double value, double low, double high, double p) {
        ObjectNode difference = ((ObjectNode) json.at(MAIN + "/results/" + result)).putObject("toReference");
        difference.putObject("value").put("value", value).put("low", low).put("high", high);
        difference.put("p", p);
    }

    private static void auc(ObjectNode json, String where, double value) {
        ((ObjectNode) json.at(where)).put("value", value);
    }

    private static void calibration(
            ObjectNode json, double intercept, double low, double high, double slope, double from, double to) {
        ObjectNode subject = (ObjectNode) json.at(SUBJECT);
        subject.putObject("calibrationIntercept")
                .put("value", intercept)
                .put("low", low)
                .put("high", high);
        subject.putObject("calibrationSlope")
                .put("value", slope)
                .put("low", from)
                .put("high", to);
    }
}

package org.rheumaroute.training.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.SampleStudy;
import org.rheumaroute.training.report.Study;

/** The page of the sample study; it is left in {@code target/report} to be looked at. */
class ReportPageTest {
    private static Report report;
    private static String html;
    private static Parsed page;

    @BeforeAll
    static void drawsTheSample() throws Exception {
        report = SampleStudy.report();
        html = ReportPage.of(report);
        Files.writeString(Files.createDirectories(Path.of("target/report")).resolve("report.html"), html);
        page = Parsed.of(html);
    }

    @Test
    void showsEverySiteApartWhereThereAreSeveral() throws Exception {
        String sites = ReportPage.of(Report.of(SampleStudy.changed(json -> {
            ObjectNode nested = (ObjectNode) json.at("/evaluations/1");
            ArrayNode two = nested.withArray("sites");
            for (int i = 0; i < 2; i++) { // seronegative and seropositive patients, as if they were two hospitals
                ObjectNode site = nested.at("/subgroups/" + i).deepCopy();
                two.add(site.put("name", "site-" + i)
                        .put("english", "Hospital " + i)
                        .put("japanese", ""));
            }
        })));
        Parsed section = Parsed.of(sites).section("sites");
        assertThat(section.all("table").get(0).rows())
                .extracting(row -> row.get(0))
                .contains("Hospital 0", "Hospital 1");
        assertThat(html).doesNotContain("id=\"sites\"");
    }

    @Test
    void showsEveryFigureOfEveryCandidateInEveryGroup() {
        List<Parsed> tables = page.section("figures").all("table");
        int next = 0;
        for (Evaluation evaluation : report.study().evaluations()) {
            List<Group> groups = new ArrayList<>(List.of(evaluation.whole()));
            groups.addAll(evaluation.subgroups());
            for (Group group : groups) {
                Parsed first = tables.get(next++);
                assertThat(first.all("caption").get(0).text())
                        .contains(group.english(), group.patients() + " patients", group.events() + " with the outcome")
                        .contains("AUC " + written(group.bestReachableAuc(), 3));
                showsFigures(group, first.rows());
                showsThresholds(group, tables.get(next++).rows());
            }
        }
        assertThat(next).isEqualTo(tables.size()).isGreaterThan(40);
    }

    private static void showsFigures(Group group, List<List<String>> rows) {
        assertThat(rows).hasSameSizeAs(group.results());
        for (int i = 0; i < rows.size(); i++) {
            Result result = group.results().get(i);
            Result.Difference difference = result.toReference();
            assertThat(rows.get(i).subList(1, 8))
                    .as("%s in %s", result.candidate(), group.name())
                    .containsExactly(
                            written(result.auc(), 3),
                            difference == null ? Numbers.ABSENT : Numbers.difference(difference.value(), 3),
                            Numbers.p(difference == null ? null : difference.p()),
                            written(result.brier(), 3),
                            written(result.scaledBrier(), 3),
                            written(result.calibrationIntercept(), 2),
                            written(result.calibrationSlope(), 2));
        }
    }

    private static void showsThresholds(Group group, List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Result.AtThreshold at = group.results().get(i).atThreshold();
            assertThat(at).isNotNull();
            assertThat(rows.get(i).subList(2, 8))
                    .containsExactly(
                            Numbers.percent(at.sensitivity(), 1),
                            Numbers.percent(at.specificity(), 1),
                            Numbers.percent(at.ppv(), 1),
                            Numbers.percent(at.npv(), 1),
                            written(at.f1(), 3),
                            Numbers.percent(at.accuracy(), 1));
        }
    }

    private static String written(@Nullable Estimate estimate, int places) {
        return Numbers.estimate(estimate, places);
    }

    @Test
    void showsEveryOtherFigureAndText() {
        Study study = report.study();
        String text = page.text();

        report.verdict().forEach(finding -> assertThat(text).contains(finding.text()));
        report.checklist().forEach(item -> assertThat(text).contains(item.number(), item.name(), item.text()));
        study.protocol().forEach(step -> assertThat(text).contains(step.text()));
        study.optimism()
                .forEach(one -> assertThat(page.section("optimism").text())
                        .contains(Numbers.decimal(one.apparent(), 3), Numbers.decimal(one.optimism(), 3)));
        study.safeguards()
                .forEach(one -> assertThat(page.section("safeguards").text())
                        .contains(one.name(), Numbers.percent(one.figure(), 1), one.wanted()));
        study.recalibrations()
                .forEach(one -> assertThat(page.section("calibration").text())
                        .contains(Numbers.decimal(one.interceptAfter(), 3), Numbers.decimal(one.slopeAfter(), 3)));
        study.explanations()
                .forEach(one -> one.inputs()
                        .forEach(weight -> assertThat(
                                        page.section("contributions").text())
                                .contains(Numbers.decimal(weight.meanAbsolute(), 3))));
        study.cohorts()
                .forEach(cohort -> cohort.values()
                        .forEach(values -> assertThat(page.section("patients").text())
                                .contains(Numbers.percent(values.missing(), 1))));
        for (Map<String, String> pairs : List.of(
                study.origin().settings(),
                study.origin().software(),
                study.origin().digests())) {
            pairs.forEach(
                    (name, value) -> assertThat(page.section("origin").text()).contains(name, value));
        }
        assertThat(page.section("origin").text()).contains(study.origin().command());
    }

    @Test
    void drawsEveryPointOfEveryCurve() {
        int points = 0;
        for (Evaluation evaluation : report.study().evaluations()) {
            for (Result result : evaluation.whole().results()) {
                points += vertices(result.curves().roc().size())
                        + vertices(result.curves().netBenefit().size());
            }
            points += evaluation.whole().results().stream()
                            .anyMatch(r -> !r.curves().netBenefit().isEmpty())
                    ? vertices(evaluation.whole().treatAll().size())
                    : 0;
        }
        int drawn = page.section("discrimination").all("figure").stream()
                        .filter(figure -> figure.all("svg")
                                .get(0)
                                .attribute("aria-labelledby")
                                .startsWith("roc-"))
                        .mapToInt(ReportPageTest::strokes)
                        .sum()
                + page.section("use").all("figure").stream()
                        .mapToInt(ReportPageTest::strokes)
                        .sum();

        assertThat(drawn).isEqualTo(points).isGreaterThan(1000);
    }

    private static int vertices(int points) {
        return Math.max(0, points - 1);
    }

    /** Line segments of the unfilled paths. */
    private static int strokes(Parsed figure) {
        return figure.all("path").stream()
                .filter(path -> path.attribute("fill").equals("none"))
                .mapToInt(path -> path.attribute("d").length()
                        - path.attribute("d").replace("L", "").length())
                .sum();
    }

    @Test
    void comparesOnTheFirstPageWithTheReferenceTheCeilingAndAlwaysNo() {
        Parsed first = page.all("div").stream()
                .filter(div -> div.attribute("class").equals("first"))
                .findFirst()
                .orElseThrow();
        List<List<String>> main = first.all("table").get(0).rows();

        assertThat(main).hasSize(report.study().candidates().size() + 2);
        assertThat(main.get(7))
                .containsExactly(
                        "▶ Combination (the package)",
                        "0.748 (0.700 to 0.796)",
                        "+0.025 (\u22120.001 to 0.051)",
                        "0.062",
                        "0.168",
                        "0.84 (0.65 to 1.03)",
                        "75.8 %");
        assertThat(main.get(8)).contains("Best reachable", "0.771 (0.724 to 0.817)", "0.156");
        assertThat(main.get(9)).contains("Always answering no", "73.7 %");
    }

    /** One package on one cohort: before and after recalibration, side by side. */
    @Test
    void showsAValidationBeforeAndAfterRecalibration() throws Exception {
        Study validation = SampleStudy.changed(ReportPageTest::validationOfOnePackage);

        String drawn = ReportPage.of(Report.of(validation));
        Files.writeString(Path.of("target/report/validation.html"), drawn);
        Parsed read = Parsed.of(drawn);

        assertThat(read.all("h1")
                        .get(0)
                        .root()
                        .getPreviousSibling()
                        .getPreviousSibling()
                        .getTextContent())
                .isEqualTo("RheumaRoute · Validation report");
        assertThat(read.section("calibration").all("figcaption").stream().map(Parsed::text))
                .containsExactly(
                        "External, unchanged: intercept 0.45 (0.25 to 0.65), slope 0.84 (0.65 to 1.03). Invented data.",
                        "External, recalibrated: intercept 0.02 (\u22120.23 to 0.26), slope 0.95 (0.68 to 1.21)."
                                + " Invented data.");
        assertThat(read.section("verdict").text())
                .contains("recalibrate before use")
                .contains("Recalibrated on 200 local patients, no miscalibration is shown")
                .doesNotContain("logistic regression");
    }

    private static void validationOfOnePackage(ObjectNode json) {
        json.put("kind", "VALIDATION").put("reference", "combination").remove("learning");
        for (String list : List.of("optimism", "explanations")) {
            json.putArray(list);
        }
        ((ArrayNode) json.get("cohorts")).remove(0);
        ((ArrayNode) json.get("evaluations")).remove(2);
        ((ArrayNode) json.get("evaluations")).remove(1);
        only(json.get("candidates"), "name");
        for (JsonNode evaluation : json.get("evaluations")) {
            only(evaluation.at("/whole/results"), "candidate");
            evaluation.get("subgroups").forEach(group -> only(group.get("results"), "candidate"));
        }
    }

    /** Leaves the combination alone. */
    private static void only(JsonNode list, String key) {
        Iterator<JsonNode> each = list.iterator();
        while (each.hasNext()) {
            JsonNode one = each.next();
            if (one.get(key).asText().equals("combination")) {
                ((ObjectNode) one).remove("toReference");
            } else {
                each.remove();
            }
        }
    }

    @Test
    void leavesOutWhatWasNotRun() throws Exception {
        Study bare = SampleStudy.changed(json -> {
            for (String list :
                    List.of("protocol", "evaluations", "optimism", "explanations", "recalibrations", "safeguards")) {
                json.putArray(list);
            }
            json.remove("learning");
        });

        Parsed read = Parsed.of(ReportPage.of(Report.of(bare)));

        assertThat(read.text()).doesNotContain("null", "NaN");
        assertThat(read.all("section").stream().map(section -> section.attribute("id")))
                .doesNotContain("optimism", "learning", "contributions", "safeguards")
                .contains("question", "verdict", "patients", "checklist");
    }
}

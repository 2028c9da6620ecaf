package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Evaluation.Kind;
import org.rheumaroute.training.report.Learning;
import org.rheumaroute.training.report.Optimism;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.ReportJson;
import org.rheumaroute.training.report.Safeguard;

/** The nested protocol from a table to a package and a report, with the candidates that are fast. */
class NestedTrainingTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    static Path folder;

    private static TrainingReport made;

    @BeforeAll
    static void train() throws Exception {
        InventedCohort.write(folder.resolve("cohort.csv"), 200, 5);
        InventedCohort.write(folder.resolve("external.csv"), 150, 6);
        made = Training.train(request("one", 2), Progress.silent());
    }

    @Test
    void nestedJudgesApparentFlattersAndTheExternalCohortIsReported() {
        Report report = made.report();
        assertThat(report.study().evaluations())
                .extracting(Evaluation::kind)
                .containsExactly(Kind.NESTED_CROSS_VALIDATION, Kind.EXTERNAL, Kind.EXTERNAL_ANSWERED, Kind.APPARENT);
        Optimism trees = report.study().optimism().stream()
                .filter(o -> o.candidate().equals("xgboost"))
                .findFirst()
                .orElseThrow();
        assertThat(trees.optimism()).isGreaterThan(0.02);
        assertThat(report.study().learning().points()).isNotEmpty();
        assertThat(report.study().explanations()).hasSize(1);
        assertThat(report.verdict()).isNotEmpty();
        assertThat(report.notice()).contains("Invented data");
    }

    @Test
    void theCombinationHasALearningCurveThatEndsAtTheNestedFigure() {
        List<Learning.Step> steps = made.report().study().learning().points().stream()
                .filter(step -> step.candidate().equals("combination"))
                .toList();
        assertThat(steps).hasSizeGreaterThan(1);
        assertThat(steps.get(steps.size() - 1).patients()).isEqualTo(133);
        assertThat(steps.get(steps.size() - 1).auc().value())
                .isCloseTo(
                        made.report()
                                .study()
                                .evaluations()
                                .get(0)
                                .whole()
                                .of("combination")
                                .orElseThrow()
                                .auc()
                                .value(),
                        within(0.02)); // there folds are weighted by what they tell, here all alike
        assertThat(steps.stream().mapToInt(Learning.Step::patients)).isSorted();
    }

    @Test
    void everySiteOfTheExternalCohortIsJudgedAlone() {
        Evaluation external = made.report().study().evaluation(Kind.EXTERNAL).orElseThrow();
        assertThat(external.sites()).hasSize(3);
        assertThat(external.sites().stream().mapToInt(Group::patients).sum())
                .isEqualTo(external.whole().patients());
        assertThat(made.report().study().evaluation(Kind.APPARENT).orElseThrow().sites())
                .isEmpty();
    }

    @Test
    void whoWouldBeAnsweredIsJudgedApartAndTheOthersAreCountedByReason() {
        Evaluation all = made.report().study().evaluation(Kind.EXTERNAL).orElseThrow();
        Evaluation answered =
                made.report().study().evaluation(Kind.EXTERNAL_ANSWERED).orElseThrow();
        List<Safeguard> declined = made.report().study().safeguards().stream()
                .filter(one -> one.name().startsWith("Rows of the external cohort that it declines"))
                .toList();
        double gate = declined.stream()
                .filter(one -> one.name().contains("declined: "))
                .mapToDouble(one -> one.figure().value())
                .sum();
        long asked = Math.round(
                answered.whole().patients() / (1 - declined.get(0).figure().value()));
        assertThat(Math.round(gate * asked))
                .isEqualTo(all.whole().patients() - answered.whole().patients());
        assertThat(declined.stream()
                        .skip(1)
                        .mapToDouble(one -> one.figure().value())
                        .sum())
                .isCloseTo(declined.get(0).figure().value(), within(1e-12));
    }

    @Test
    void theCardSaysThatAnotherCohortWasJudged() {
        assertThat(made.card().limits())
                .anyMatch(limit -> limit.startsWith("Checked on one other cohort only, of invented patients: "))
                .noneMatch(limit -> limit.contains("was not checked in another hospital"));
    }

    @Test
    void theCardHoldsNestedAndExternalFiguresAndEveryThreshold() {
        ModelCard card = made.card();
        assertThat(card.metricsOf("package")).containsKeys("auc", "brier", "external-auc", "external-brier");
        Map<String, String> settings = card.training().settings();
        assertThat(settings)
                .containsEntry("protocol", "nested")
                .containsEntry("protocol.outer-folds", "3")
                .containsKeys("threshold.package", "external-cohort.sha256");
    }

    @Test
    void theReportLiesBesideThePackageAndReadsBack() throws Exception {
        assertThat(ReportJson.read(Files.readString(folder.resolve("one-report/report.json"))))
                .isEqualTo(made.report());
        assertThat(folder.resolve("one-report/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("one/report.json")).doesNotExist();
    }

    @Test
    void anotherRunOnOneThreadGivesTheSameBytes() throws Exception {
        TrainingReport again = Training.train(request("two", 1), Progress.silent());
        assertThat(again.packageRef().sha256()).isEqualTo(made.packageRef().sha256());
        assertThat(folder.resolve("two-report/report.html"))
                .hasSameBinaryContentAs(folder.resolve("one-report/report.html"));
    }

    @Test
    void aCandidateThatDoesNotExistIsNamed() {
        assertThatThrownBy(
                        () -> Training.train(request("three", 1).withCandidates(List.of("oracle")), Progress.silent()))
                .hasMessageContaining("no candidate 'oracle'; there are logistic-regression");
    }

    private static TrainingRequest request(String out, int threads) {
        return new TrainingRequest(
                        TaskId.UA_PROGRESSION,
                        folder.resolve("cohort.csv"),
                        folder.resolve(out),
                        7,
                        KEY,
                        Path.of("target", "djl"))
                .withProtocol(Protocol.nested(3, 2))
                .withCandidates(List.of("logistic-regression", "xgboost"))
                .withExternal(folder.resolve("external.csv"))
                .withReport(folder.resolve(out + "-report"))
                .withThreads(threads);
    }
}

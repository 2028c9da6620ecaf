package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.Recalibrating.Recalibrated;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Kind;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.ImprovementTask;
import org.rheumaroute.training.table.TaskDefinition;
import org.rheumaroute.training.table.TaskFile;

/** A package of one hospital in another one, where the outcome is more frequent: validated, recalibrated. */
class LocalCasesTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);
    private static final SigningKey MAKER = SigningKey.generate();
    private static final SigningKey HOSPITAL = SigningKey.generate();
    private static final TrustedKeys MAKERS = TrustedKeys.of(List.of(MAKER.publicKey()));

    @TempDir
    static Path folder;

    private static Path made;
    private static Path elsewhere;
    private static Report unchanged;
    private static Report recalibrated;

    @TempDir
    Path out;

    @BeforeAll
    static void train() throws Exception {
        made = folder.resolve("made");
        elsewhere = ShiftedCohort.write(folder.resolve("elsewhere.csv"), 900, 77);
        Path cohort = InventedCohort.write(folder.resolve("cohort.csv"), 300, 5);
        Training.train(
                new TrainingRequest(TASK, cohort, made, 7, MAKER, Path.of("target", "djl"))
                        .withCandidates(List.of("logistic-regression", "xgboost"))
                        .withThreads(2),
                Progress.silent());
        unchanged = validate(0, 3);
        recalibrated = validate(200, 3);
    }

    @Test
    void recalibrationRepairsAnotherPrevalence() throws Exception {
        Report report = recalibrated;
        Result before = subject(report, Kind.EXTERNAL);
        Result after = subject(report, Kind.EXTERNAL_RECALIBRATED);
        assertThat(before.calibrationIntercept().value()).isGreaterThan(0.5);
        assertThat(after.calibrationIntercept().value()).isCloseTo(0, within(0.35));
        assertThat(after.brier().value()).isLessThan(before.brier().value());
        // A rising line keeps the order of patients.
        assertThat(after.auc().value()).isCloseTo(before.auc().value(), within(1e-9));
        assertThat(after.atThreshold().sensitivity())
                .isEqualTo(before.atThreshold().sensitivity());
    }

    @Test
    void whoWasUsedForRecalibrationDoesNotJudge() throws Exception {
        int all = evaluation(unchanged, Kind.EXTERNAL).whole().patients();
        Report report = recalibrated;
        assertThat(evaluation(report, Kind.EXTERNAL).whole().patients()).isEqualTo(all - 200);
        assertThat(evaluation(report, Kind.EXTERNAL_RECALIBRATED).whole().patients())
                .isEqualTo(all - 200);
        assertThat(report.study().recalibrations())
                .allSatisfy(r -> assertThat(r.localPatients()).isEqualTo(200));
    }

    @Test
    void theSameSeedDrawsTheSamePatientsAndAnotherDoesNot() throws Exception {
        assertThat(validate(200, 3)).isEqualTo(recalibrated);
        assertThat(subject(validate(200, 4), Kind.EXTERNAL)).isNotEqualTo(subject(recalibrated, Kind.EXTERNAL));
    }

    @Test
    void everyCandidateOfThePackageIsJudgedBySubgroup() throws Exception {
        Report report = unchanged;
        Evaluation external = evaluation(report, Kind.EXTERNAL);
        assertThat(external.whole().results())
                .extracting(Result::candidate)
                .contains("package", "logistic-regression", "xgboost", "prevalence", "leiden-lower-bound");
        assertThat(external.subgroups())
                .extracting(Evaluation.Group::name)
                .contains("seronegative", "seropositive", "women", "men", "under-55", "55-and-older");
        // Points are no probabilities.
        assertThat(external.whole().of("leiden-lower-bound").orElseThrow().brier())
                .isNull();
        assertThat(subject(report, Kind.EXTERNAL).atThreshold()).isNotNull();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Research use");
    }

    @Test
    void outcomesAloneTellOnlyOfTheIntervalsLevel() {
        assertThat(unchanged.study().safeguards())
                .extracting(Safeguard::name)
                .anyMatch(name -> name.startsWith("Groups of like probability"))
                .noneMatch(name -> name.contains("true"));
    }

    @Test
    void aRecalibratedPackageIsNewSignedAndTellsWhatWasDone() throws Exception {
        Recalibrated done = recalibrate(elsewhere, out.resolve("new"));
        try (LoadedPackage old = load(made, MAKER);
                LoadedPackage fresh = load(out.resolve("new"), HOSPITAL)) {
            assertThat(fresh.packageRef().version()).isEqualTo("0.1.1");
            assertThat(fresh.packageRef().sha256())
                    .isNotEqualTo(old.packageRef().sha256());
            Map<String, String> settings = fresh.card().training().settings();
            assertThat(settings)
                    .containsEntry("recalibration.cases", Integer.toString(done.cases()))
                    .containsEntry(
                            "recalibration.intercept-before",
                            Double.toString(done.before().intercept()))
                    .containsEntry(
                            "recalibration.intercept-after",
                            Double.toString(done.after().intercept()))
                    .containsEntry(
                            "recalibration.slope-after",
                            Double.toString(done.after().slope()))
                    .containsEntry(
                            "recalibration.of", "0.1.0 " + old.packageRef().sha256());
            assertThat(fresh.card().limits()).anyMatch(limit -> limit.contains("Recalibrated on invented cases"));
            assertThat(fresh.intervalRule().coverageValidated()).isFalse();
        }
        for (String kept :
                List.of("members/xgboost/model.json", "members/xgboost/model-card.json", "familiarity.json")) {
            assertThat(out.resolve("new").resolve(kept)).hasSameBinaryContentAs(made.resolve(kept));
        }
        assertThat(Files.readAllBytes(out.resolve("new/golden.csv")))
                .isNotEqualTo(Files.readAllBytes(made.resolve("golden.csv")));
    }

    @Test
    void theMakersKeyNoLongerOpensIt() throws Exception {
        recalibrate(elsewhere, out.resolve("new"));
        assertThatThrownBy(() -> load(out.resolve("new"), MAKER))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).isEqualTo("signature"));
    }

    @Test
    void theSameCasesGiveTheSamePackage() throws Exception {
        assertThat(recalibrate(elsewhere, out.resolve("one")).packageRef().sha256())
                .isEqualTo(
                        recalibrate(elsewhere, out.resolve("two")).packageRef().sha256());
    }

    @Test
    void tooFewCasesAreRefusedAndNothingIsWritten() throws Exception {
        Path few = ShiftedCohort.write(out.resolve("few.csv"), 30, 1);
        assertThatThrownBy(() -> recalibrate(few, out.resolve("new")))
                .isInstanceOf(RefusedRunException.class)
                .hasMessageContaining("too few local cases");
        assertThat(out.resolve("new")).doesNotExist();
    }

    @Test
    void anotherQuestionIsRefusedByWhatDiffers() throws Exception {
        TaskDefinition other =
                TaskFile.parse(ImprovementTask.YAML.replace("task: improvement", "task: ua-progression"));
        Path table = Files.writeString(out.resolve("t.csv"), "Clinic;ID;Treatment;Age;crp[mg/L];Improved\n");
        assertThatThrownBy(() -> Validating.run(new ValidationRequest(made, MAKERS, other, table, 0, 1, null, null)))
                .isInstanceOf(RefusedRunException.class)
                .hasMessageContaining("crp has another unit, range or missing policy")
                .hasMessageContaining("treated is in the task file only");
    }

    private static Report validate(int local, long seed) throws Exception {
        return Validating.run(new ValidationRequest(
                made,
                MAKERS,
                TASK,
                elsewhere,
                local,
                seed,
                folder.resolve("report.html"),
                folder.resolve("report.json")));
    }

    private static Recalibrated recalibrate(Path cases, Path to)
            throws RefusedRunException, CohortRefusedException, ModelIntegrityException, IOException {
        return Recalibrating.run(new RecalibrationRequest(made, MAKERS, TASK, cases, to, null, 1, HOSPITAL));
    }

    private static LoadedPackage load(Path packageFolder, SigningKey key) throws ModelIntegrityException {
        return new PackageLoader(
                        TrustedKeys.of(List.of(key.publicKey())), List.of(new BoosterEngine(), new OnnxEngine()))
                .load(packageFolder);
    }

    private static Result subject(Report report, Kind kind) {
        return evaluation(report, kind).whole().of("package").orElseThrow();
    }

    private static Evaluation evaluation(Report report, Kind kind) {
        return report.study().evaluation(kind).orElseThrow();
    }
}

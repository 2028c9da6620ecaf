package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterCsv;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.Progress;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.Training;
import org.rheumaroute.training.TrainingReport;
import org.rheumaroute.training.TrainingRequest;
import org.rheumaroute.training.Validating;
import org.rheumaroute.training.ValidationRequest;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Kind;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.SignatureValue.Effect;
import org.rheumaroute.training.table.TaskDefinition;

/** A package of a response task beside its baselines, on starters that it was not made with. */
class ResponseValidationTest {
    private static final String BASELINE = "activity-baseline";
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    static Path folder;

    private static TrainingReport trained;
    private static Report plain;
    private static Report recalibrated;

    @BeforeAll
    static void run() throws Exception {
        cohort("own.csv", 500, 1);
        cohort("theirs.csv", 600, 2);
        TaskId task = new TaskId(StarterQuestion.RESPONSE_TNFI.task());
        trained = Training.train(
                new TrainingRequest(task, folder.resolve("own.csv"), folder.resolve("package"), 1, KEY, folder)
                        .withProtocol(Protocol.quick())
                        .withCandidates(List.of("logistic-regression"))
                        .withExternal(folder.resolve("theirs.csv")),
                Progress.silent());
        plain = validate(TaskDefinition.of(task), 0);
        recalibrated = validate(TaskDefinition.of(task), 200);
    }

    @Test
    void theBaselineOfTrainingStandsBesideThePackageWithTheSameFigures() {
        Result inTraining = result(trained.report(), Kind.EXTERNAL_ANSWERED);
        Result here = result(plain, Kind.EXTERNAL);
        assertThat(here.auc().value()).isCloseTo(inTraining.auc().value(), within(1e-12));
        assertThat(here.brier().value()).isCloseTo(inTraining.brier().value(), within(1e-12));
        assertThat(here.atThreshold().sensitivity().value())
                .isEqualTo(inTraining.atThreshold().sensitivity().value());
        assertThat(plain.study().evaluation(Kind.EXTERNAL).orElseThrow().whole().patients())
                .isEqualTo(trained.report()
                        .study()
                        .evaluation(Kind.EXTERNAL_ANSWERED)
                        .orElseThrow()
                        .whole()
                        .patients());
    }

    @Test
    void theBaselineIsRecalibratedLikeThePackage() {
        assertThat(result(recalibrated, Kind.EXTERNAL_RECALIBRATED).brier()).isNotNull();
        assertThat(recalibrated.study().recalibrations())
                .extracting(one -> one.candidate())
                .contains("package", BASELINE);
    }

    @Test
    void whatTheSignaturesAddIsToldFromTheValidatedPatients() {
        assertThat(plain.study().signatures().effects())
                .filteredOn(Effect::claimsAnEffect)
                .extracting(Effect::input)
                .contains("signature-interferon-six");
    }

    private static Result result(Report report, Kind kind) {
        Evaluation evaluation = report.study().evaluation(kind).orElseThrow();
        return evaluation.whole().of(BASELINE).orElseThrow();
    }

    private static Report validate(TaskDefinition task, int local) throws Exception {
        return Validating.run(new ValidationRequest(
                folder.resolve("package"),
                TrustedKeys.of(List.of(KEY.publicKey())),
                task,
                folder.resolve("theirs.csv"),
                local,
                1,
                null,
                null));
    }

    private static void cohort(String name, int patients, long seed) throws Exception {
        StarterCsv.write(
                StarterQuestion.RESPONSE_TNFI,
                patients,
                new StarterCohort.Options(seed, StarterCohort.Options.USUAL_EFFECT, 1),
                folder.resolve(name));
    }
}

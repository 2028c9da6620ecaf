package org.rheumaroute.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.Workers.Job;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Learning;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/** One run, from the table to the written package and its report. Confined to one thread; fits run on others. */
final class TrainingRun {
    /** Rounds of folds behind the package's calibration and interval; two, so that the spread of refits is seen. */
    static final int REPEATS = 2;

    private static final int STEPS_AFTER = 2;

    private final TrainingRequest request;
    private final TaskDefinition task;
    private final CohortTable cohort;
    private final @Nullable CohortTable external;
    private final Competition competition;
    private final List<Predictor> predictors;
    private final FoldedRows folded;
    private final @Nullable NestedValidation nested;
    private final @Nullable LearningCurve learning;
    private final List<Engine> engines = List.of(new BoosterEngine(), new OnnxEngine());
    private final String netSoftware;

    TrainingRun(
            TrainingRequest request,
            Competition competition,
            CohortTable cohort,
            @Nullable CohortTable external,
            String netSoftware)
            throws CohortRefusedException {
        this.request = request;
        this.task = request.task();
        this.cohort = cohort;
        this.external = external;
        this.competition = competition;
        this.predictors = competition.predictors();
        this.netSoftware = netSoftware;
        Protocol protocol = request.protocol();
        this.folded = FoldedRows.of(cohort, protocol.inner(), REPEATS, request.seed());
        if (protocol.kind() == Protocol.Kind.NESTED) {
            Folds outer =
                    OuterFolds.of(cohort, protocol, task.layout(), Seeds.derive(request.seed(), "outer-folds", 0));
            this.nested = new NestedValidation(cohort, outer, protocol.inner(), request.seed(), predictors);
            this.learning =
                    protocol.learningCurve() ? new LearningCurve(cohort, outer, request.seed(), predictors) : null;
        } else {
            this.nested = null;
            this.learning = null;
        }
    }

    TrainingReport run(Progress progress) throws ModelIntegrityException, IOException {
        List<Job<double[]>> own = folded.jobs(predictors, "cross-validating");
        List<Job<double[]>> outer = nested == null ? List.of() : nested.jobs();
        List<Job<double[]>> curve = learning == null ? List.of() : learning.jobs();
        List<Job<double[]>> all = new ArrayList<>(own);
        all.addAll(outer);
        all.addAll(curve);
        Steps steps = new Steps(progress, all.size() + predictors.size() + STEPS_AFTER);
        try (Workers workers = new Workers(request.threads(), steps)) {
            List<double[]> results = workers.all(all);
            int judgedFrom = own.size();
            int curveFrom = judgedFrom + outer.size();
            Map<String, OutOfFold> predicted = folded.gather(predictors, results.subList(0, judgedFrom));
            FinalModels models = FinalModels.of(
                    predictors, predicted, workers.all(FinalModels.jobs(predictors, cohort, request.seed())));
            Judged judged = nested == null
                    ? QuickValidation.of(cohort, predictors, predicted)
                    : nested.gather(results.subList(judgedFrom, curveFrom)).judged();
            Learning grown =
                    learning == null ? null : learning.gather(results.subList(curveFrom, results.size()), judged);
            return finish(models, judged, grown, steps);
        }
    }

    private TrainingReport finish(FinalModels models, Judged judged, @Nullable Learning grown, Steps steps)
            throws ModelIntegrityException, IOException {
        Evaluations writer = new Evaluations(task.subgroups());
        List<Evaluation> evaluations = new ArrayList<>();
        evaluations.add(
                nested == null ? writer.quick(judged, request.protocol()) : writer.nested(judged, request.protocol()));
        List<Metrics> metrics = new ArrayList<>(List.of(new Metrics(evaluations.get(0), "")));
        if (external != null) {
            evaluations.add(writer.external(models.on(external)));
            metrics.add(new Metrics(evaluations.get(1), "external-"));
        }
        evaluations.add(writer.apparent(models.on(cohort)));
        steps.done("judging");
        PackageMaker.Made made = new PackageMaker(
                        task,
                        cohort,
                        models,
                        metrics,
                        settings(models),
                        new CardWriter(task, cohort, external, request.seed(), software()),
                        new PackageWriter(request.signingKey(), engines),
                        request.seed())
                .make();
        PackageWriter.write(made.files(), request.outFolder());
        PackageRef ref = PackageWriter.refOf(made.files());
        ByThePackage asked = asked(models.choice().subject());
        if (asked.external != null && asked.external.isEnough()) {
            evaluations.add(2, writer.answered(models.on(asked.external.answered()), asked.external));
        }
        Studies.Findings found = new Studies.Findings(
                models.choice(), evaluations, grown, asked.explanation, asked.external, made.card(), ref);
        Report report = new Studies(request, competition, cohort, external).report(found);
        if (request.reportFolder() != null) {
            ReportFiles.write(report, request.reportFolder());
        }
        steps.done("combining and signing");
        return new TrainingReport(request.outFolder(), ref, made.card(), report);
    }

    /** What only the finished package can tell. */
    private record ByThePackage(
            @Nullable Explanation explanation, @Nullable Answered external) {}

    private ByThePackage asked(String subject) throws ModelIntegrityException {
        PackageLoader loader =
                new PackageLoader(TrustedKeys.of(List.of(request.signingKey().publicKey())), engines);
        try (LoadedPackage model = loader.load(request.outFolder())) {
            return new ByThePackage(
                    Explanations.of(model, cohort.vectors(), subject, Seeds.derive(request.seed(), "explanation", 0)),
                    external == null ? null : Answered.of(model, external));
        }
    }

    private Map<String, String> settings(FinalModels models) {
        Protocol protocol = request.protocol();
        Map<String, String> settings = new HashMap<>();
        settings.put("protocol", protocol.kind() == Protocol.Kind.NESTED ? "nested" : "quick");
        settings.put("protocol.inner-folds", Integer.toString(protocol.inner()));
        if (protocol.kind() == Protocol.Kind.NESTED) {
            settings.put("protocol.outer-folds", protocol.bySite() ? "one a site" : Integer.toString(protocol.outer()));
        }
        settings.putAll(models.activityBaseline());
        if (external != null) {
            settings.put("external-cohort.sha256", external.sha256());
        }
        return settings;
    }

    private Map<String, String> software() {
        Map<String, String> software = new TreeMap<>(Map.of("neural training", netSoftware));
        engines.forEach(engine -> software.put(engine.id(), engine.version()));
        return software;
    }
}

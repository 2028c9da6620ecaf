package org.rheumaroute.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.model.packages.PackageDraft;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.member.BoosterTrainer;
import org.rheumaroute.training.member.FittedMember;
import org.rheumaroute.training.member.MemberTrainer;
import org.rheumaroute.training.member.NetTrainer;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.uncertainty.PlausibleTruths;

/** One run, from the table to the written packages. Confined to one thread. */
final class TrainingRun {
    private static final String SELF = "package";
    private static final String TRUTH = "true-probability";
    private static final int PREDICTORS = 4;
    private static final int STEPS_AFTER = 3;

    private final TaskDefinition task;
    private final CohortTable cohort;
    private final TrainingRequest request;
    private final Steps steps;
    private final CardWriter cards;
    private final Assessment assessment;
    private final PackageWriter writer;
    private final List<MemberTrainer> trainers;
    private final Familiarity familiarity;
    private final PlausibleTruths truths;
    private final List<FeatureVector> golden;

    TrainingRun(
            TaskDefinition task, CohortTable cohort, TrainingRequest request, String netSoftware, Progress progress) {
        this.task = task;
        this.cohort = cohort;
        this.request = request;
        this.steps = new Steps(progress, CrossValidation.steps(PREDICTORS) + STEPS_AFTER);
        List<Engine> engines = List.of(new BoosterEngine(), new OnnxEngine());
        Map<String, String> software = new TreeMap<>(Map.of("neural training", netSoftware));
        engines.forEach(engine -> software.put(engine.id(), engine.version()));
        this.cards = new CardWriter(task, cohort, request.seed(), software);
        this.assessment = new Assessment(request.seed());
        this.writer = new PackageWriter(request.signingKey(), engines);
        this.trainers = List.of(new BoosterTrainer(), new NetTrainer(task.transforms()));
        this.familiarity = FamiliarityFit.fit(cohort.vectors(), task.transforms(), request.seed());
        this.truths = PlausibleTruths.draw(cohort.vectors(), cohort.outcomes(), familiarity, request.seed());
        this.golden = GoldenInputs.draw(cohort.vectors(), familiarity, Seeds.derive(request.seed(), "golden", 0));
    }

    TrainingReport run() throws ModelIntegrityException, IOException {
        CrossValidation validation = new CrossValidation(cohort, request.seed());
        List<Predictor> predictors = new ArrayList<>();
        trainers.forEach(trainer -> predictors.add(new Predictor.Member(trainer)));
        predictors.add(new Predictor.Logistic(task.transforms()));
        predictors.add(new Predictor.Prevalence());
        Map<String, OutOfFold> predicted = validation.run(predictors, steps);
        List<Metric> baselines = baselines(validation, predicted);

        Map<String, PackageFiles> members = new TreeMap<>();
        Map<String, String> settings = new HashMap<>();
        for (MemberTrainer trainer : trainers) {
            FittedMember fitted =
                    trainer.fit(cohort.vectors(), cohort.outcomes(), Seeds.derive(request.seed(), trainer.name(), 0));
            settings.putAll(fitted.settings());
            OutOfFold own = required(predicted, trainer.name());
            members.put("members/" + trainer.name(), member(trainer.name(), fitted, own, baselines));
            steps.done("fitting " + trainer.name());
        }
        Combination combination = new Combination(
                required(predicted, trainers.get(0).name()),
                required(predicted, trainers.get(1).name()));
        ModelCard card = combinationCard(combination, baselines, settings);
        // The members keep no gate of their own: whoever opens the package asks the combination.
        PackageDraft draft =
                new PackageDraft(card, task.inputs(), combination.rule(), golden, Optional.of(familiarity));
        PackageFiles whole = writer.combination(draft, members);
        PackageWriter.write(whole, request.outFolder());
        steps.done("combining and signing");
        return new TrainingReport(request.outFolder(), PackageWriter.refOf(whole), card);
    }

    private List<Metric> baselines(CrossValidation validation, Map<String, OutOfFold> predicted) {
        String logistic = Predictor.Logistic.NAME;
        List<Metric> metrics = new ArrayList<>(
                assessment.full(logistic, required(predicted, logistic).crossCalibrated()));
        String prevalence = Predictor.Prevalence.NAME;
        metrics.addAll(assessment.accuracy(prevalence, required(predicted, prevalence)));
        truth().ifPresent(
                        truth -> { // the ceiling
                            double[] logOdds = Arrays.stream(truth)
                                    .map(Calibrations::logOdds)
                                    .toArray();
                            metrics.addAll(assessment.accuracy(TRUTH, validation.known(logOdds)));
                        });
        return metrics;
    }

    private PackageFiles member(String name, FittedMember fitted, OutOfFold own, List<Metric> baselines)
            throws ModelIntegrityException {
        double[][] noSpread = new double[own.logOdds().length][own.rows()];
        ScoringRule rule = rule(List.of(), own, noSpread);
        List<Metric> metrics = new ArrayList<>(assessment.full(SELF, own.crossCalibrated()));
        truth().ifPresent(truth -> metrics.add(new Coverage(truth).of(SELF, rule, own, noSpread)));
        metrics.addAll(baselines);
        ModelCard card = cards.card(task.task() + "-" + name, metrics, fitted.settings());
        return writer.single(draft(card, rule), fitted.engine().id(), fitted.weights());
    }

    private ModelCard combinationCard(
            Combination combination, List<Metric> baselines, Map<String, String> memberSettings) {
        OutOfFold first = combination.first;
        OutOfFold second = combination.second;
        List<Metric> metrics = new ArrayList<>(assessment.full(SELF, Mixture.crossFitted(first, second)));
        truth().ifPresent(truth -> metrics.add(new Coverage(truth)
                .of(SELF, combination.rule(), combination.mixed(), combination.mixture.spread(first, second))));
        metrics.addAll(assessment.full(trainers.get(0).name(), first.crossCalibrated()));
        metrics.addAll(assessment.full(trainers.get(1).name(), second.crossCalibrated()));
        metrics.addAll(baselines);
        Map<String, String> settings = new HashMap<>(memberSettings);
        settings.put("combination.weight-of-" + trainers.get(0).name(), Double.toString(combination.mixture.weight()));
        return cards.card(task.task().value(), metrics, settings);
    }

    /** The two members' out-of-fold log-odds and how they are joined. */
    private final class Combination {
        private final OutOfFold first;
        private final OutOfFold second;
        private final Mixture mixture;

        Combination(OutOfFold first, OutOfFold second) {
            this.first = first;
            this.second = second;
            this.mixture = Mixture.fit(first, second, first.everybody());
        }

        OutOfFold mixed() {
            return mixture.of(first, second);
        }

        ScoringRule rule() {
            List<MemberWeight> weights = List.of(
                    new MemberWeight("members/" + trainers.get(0).name(), mixture.weight()),
                    new MemberWeight("members/" + trainers.get(1).name(), 1 - mixture.weight()));
            return TrainingRun.this.rule(weights, mixed(), mixture.spread(first, second));
        }
    }

    private ScoringRule rule(List<MemberWeight> members, OutOfFold predicted, double[][] spread) {
        Platt calibration = Calibrations.rising(predicted, predicted.everybody());
        return new ScoringRule(
                members, Calibrations.of(calibration), Intervals.rule(calibration, predicted, spread, truths));
    }

    private PackageDraft draft(ModelCard card, ScoringRule rule) {
        return new PackageDraft(card, task.inputs(), rule, golden);
    }

    /** The true probabilities; only invented patients have them. */
    private Optional<double[]> truth() {
        double[] truth = cohort.rows().stream()
                .flatMapToDouble(r -> r.trueProbability().stream())
                .toArray();
        return truth.length == cohort.rows().size() ? Optional.of(truth) : Optional.empty();
    }

    private static OutOfFold required(Map<String, OutOfFold> predicted, String name) {
        return Objects.requireNonNull(predicted.get(name), name);
    }
}

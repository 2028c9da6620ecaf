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
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.model.packages.PackageDraft;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.member.Candidates;
import org.rheumaroute.training.member.FittedMember;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.member.MemberTrainer;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.statistic.Seeds;

/** One run, from the table to the written packages. Confined to one thread. */
final class TrainingRun {
    private static final String SELF = "package";
    private static final String TRUTH = "true-probability";

    private final TaskDefinition task;
    private final CohortTable cohort;
    private final TrainingRequest request;
    private final Steps steps;
    private final CardWriter cards;
    private final Assessment assessment;
    private final PackageWriter writer;
    private final List<MemberTrainer> trainers;
    private final List<FeatureVector> golden;

    TrainingRun(
            TaskDefinition task, CohortTable cohort, TrainingRequest request, String netSoftware, Progress progress) {
        this.task = task;
        this.cohort = cohort;
        this.request = request;
        this.trainers = Candidates.of(task.transforms());
        this.steps = new Steps(progress, CrossValidation.steps(trainers.size() + 1) + trainers.size() + 1);
        List<Engine> engines = List.of(new BoosterEngine(), new OnnxEngine());
        Map<String, String> software = new TreeMap<>(Map.of("neural training", netSoftware));
        engines.forEach(engine -> software.put(engine.id(), engine.version()));
        this.cards = new CardWriter(task, cohort, request.seed(), software);
        this.assessment = new Assessment(request.seed());
        this.writer = new PackageWriter(request.signingKey(), engines);
        this.golden = GoldenInputs.draw(cohort.vectors(), Seeds.derive(request.seed(), "golden", 0));
    }

    TrainingReport run() throws ModelIntegrityException, IOException {
        CrossValidation validation = new CrossValidation(cohort, request.seed());
        List<Predictor> predictors = new ArrayList<>();
        trainers.forEach(trainer -> predictors.add(new Predictor.Member(trainer)));
        predictors.add(new Predictor.Prevalence());
        Map<String, OutOfFold> predicted = validation.run(predictors, steps);
        List<Metric> baselines = baselines(validation, predicted);

        Combination combination = new Combination(
                trainers.stream().map(t -> required(predicted, t.name())).toList());
        Map<String, PackageFiles> members = new TreeMap<>();
        Map<String, String> settings = new HashMap<>();
        for (int m = 0; m < trainers.size(); m++) {
            if (combination.shares[m] > 0) {
                MemberTrainer trainer = trainers.get(m);
                FittedMember fitted = trainer.fit(
                        cohort.vectors(), cohort.outcomes(), Seeds.derive(request.seed(), trainer.name(), 0));
                settings.putAll(fitted.settings());
                OutOfFold own = required(predicted, trainer.name());
                members.put("members/" + trainer.name(), member(trainer.name(), fitted, own, baselines));
            }
            steps.done("fitting " + trainers.get(m).name());
        }
        ModelCard card = combinationCard(combination, baselines, settings);
        PackageFiles whole = writer.combination(draft(card, combination.rule()), members);
        PackageWriter.write(whole, request.outFolder());
        steps.done("combining and signing");
        return new TrainingReport(request.outFolder(), PackageWriter.refOf(whole), card);
    }

    private List<Metric> baselines(CrossValidation validation, Map<String, OutOfFold> predicted) {
        String logistic = LogisticTrainer.NAME;
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
        ScoringRule rule = rule(List.of(), own, name);
        List<Metric> metrics = new ArrayList<>(assessment.full(SELF, own.crossCalibrated()));
        double[][] noSpread = new double[own.logOdds().length][own.rows()];
        truth().ifPresent(truth -> metrics.add(new Coverage(truth).of(SELF, rule, own, noSpread)));
        metrics.addAll(baselines);
        ModelCard card = cards.card(task.task() + "-" + name, metrics, fitted.settings());
        return writer.single(draft(card, rule), fitted.engine().id(), fitted.weights());
    }

    private ModelCard combinationCard(
            Combination combination, List<Metric> baselines, Map<String, String> memberSettings) {
        List<Metric> metrics = new ArrayList<>(assessment.full(SELF, Mixture.crossFitted(combination.members)));
        truth().ifPresent(truth -> metrics.add(new Coverage(truth)
                .of(SELF, combination.rule(), combination.mixed(), combination.mixture.spread(combination.members))));
        Map<String, String> settings = new HashMap<>(memberSettings);
        for (int m = 0; m < trainers.size(); m++) {
            String name = trainers.get(m).name();
            if (!name.equals(LogisticTrainer.NAME)) { // stands among the baselines
                metrics.addAll(assessment.full(name, combination.members.get(m).crossCalibrated()));
            }
            settings.put("combination.weight-of-" + name, Double.toString(combination.shares[m]));
        }
        metrics.addAll(baselines);
        return cards.card(task.task().value(), metrics, settings);
    }

    /** The members' out-of-fold log-odds and how they are joined. */
    private final class Combination {
        private final List<OutOfFold> members;
        private final Mixture mixture;
        private final double[] shares;

        Combination(List<OutOfFold> members) {
            this.members = members;
            this.mixture = Mixture.fit(members, members.get(0).everybody());
            this.shares = mixture.weights();
        }

        OutOfFold mixed() {
            return mixture.of(members);
        }

        ScoringRule rule() {
            List<MemberWeight> weights = new ArrayList<>();
            for (int m = 0; m < shares.length; m++) {
                if (shares[m] > 0) {
                    weights.add(new MemberWeight("members/" + trainers.get(m).name(), shares[m]));
                }
            }
            return TrainingRun.this.rule(weights, mixed(), "combination");
        }
    }

    private ScoringRule rule(List<MemberWeight> members, OutOfFold predicted, String purpose) {
        Platt calibration = Calibrations.rising(predicted, predicted.everybody());
        return new ScoringRule(
                members,
                Calibrations.of(calibration),
                Calibrations.interval(predicted, Seeds.derive(request.seed(), "interval-" + purpose, 0)));
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

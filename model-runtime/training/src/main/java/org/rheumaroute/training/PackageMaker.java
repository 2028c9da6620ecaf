package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.model.packages.PackageDraft;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;
import org.rheumaroute.training.member.FittedMember;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;
import org.rheumaroute.training.uncertainty.PlausibleTruths;

/** Makes the signed package of a run: the combination with its members, or the only member that has a weight. */
final class PackageMaker {
    private final TaskDefinition task;
    private final CohortTable cohort;
    private final FinalModels models;
    private final List<Metrics> metrics;
    private final Map<String, String> settings;
    private final CardWriter cards;
    private final PackageWriter writer;
    private final Familiarity familiarity;
    private final PlausibleTruths truths;
    private final List<FeatureVector> golden;

    PackageMaker(
            TaskDefinition task,
            CohortTable cohort,
            FinalModels models,
            List<Metrics> metrics,
            Map<String, String> settings,
            CardWriter cards,
            PackageWriter writer,
            long seed) {
        this.task = task;
        this.cohort = cohort;
        this.models = models;
        this.metrics = metrics;
        this.cards = cards;
        this.writer = writer;
        this.familiarity = FamiliarityFit.fit(cohort.vectors(), task.transforms(), seed);
        this.truths = PlausibleTruths.draw(
                cohort.vectors(),
                cohort.outcomes(),
                IndependentRows.of(cohort, Seeds.derive(seed, "independent-rows", 0)),
                familiarity,
                seed);
        this.settings = new HashMap<>(settings);
        this.settings.put("interval.truths-by-class", Double.toString(truths.shareByClass()));
        this.golden = GoldenInputs.draw(cohort.vectors(), familiarity, Seeds.derive(seed, "golden", 0));
    }

    /** A package with its card. */
    record Made(ModelCard card, PackageFiles files) {}

    Made make() throws ModelIntegrityException {
        List<String> serving = models.choice().serving();
        if (serving.size() == 1) {
            return single(serving.get(0), task.task().value(), Optional.of(familiarity));
        }
        Map<String, PackageFiles> members = new TreeMap<>();
        for (String name : serving) {
            // The members keep no gate of their own: whoever opens the package asks the combination.
            members.put(
                    folder(name),
                    single(name, task.task() + "-" + name, Optional.empty()).files());
        }
        return combination(serving, members);
    }

    private Made single(String name, String packageName, Optional<Familiarity> gate) throws ModelIntegrityException {
        FittedMember fitted = models.member(name);
        OutOfFold own = models.outOfFold(name);
        double[][] noSpread = new double[own.logOdds().length][own.rows()];
        ScoringRule rule = rule(List.of(), own, noSpread);
        List<Metric> figures = figures(name);
        cohort.truth().ifPresent(truth -> figures.add(new Coverage(truth).of(Metrics.SELF, rule, own, noSpread)));
        Map<String, String> ofMember = new HashMap<>(settings);
        ofMember.putAll(fitted.settings());
        addThreshold(ofMember, Metrics.SELF, name);
        ModelCard card = cards.card(packageName, figures, ofMember);
        return new Made(
                card, writer.single(draft(card, rule, gate), fitted.engine().id(), fitted.weights()));
    }

    private Made combination(List<String> serving, Map<String, PackageFiles> members) throws ModelIntegrityException {
        Choice choice = models.choice();
        Mixture mixture = choice.mixture().orElseThrow();
        List<OutOfFold> own = choice.members().stream().map(models::outOfFold).toList();
        List<MemberWeight> weights = serving.stream()
                .map(name -> new MemberWeight(folder(name), choice.weightOf(name)))
                .toList();
        ScoringRule rule = rule(weights, mixture.of(own), mixture.spread(own));
        List<Metric> figures = figures(Choice.COMBINATION);
        cohort.truth()
                .ifPresent(truth ->
                        figures.add(new Coverage(truth).of(Metrics.SELF, rule, mixture.of(own), mixture.spread(own))));
        ModelCard card = cards.card(task.task().value(), figures, combinationSettings(serving));
        return new Made(card, writer.combination(draft(card, rule, Optional.of(familiarity)), members));
    }

    private Map<String, String> combinationSettings(List<String> serving) {
        Map<String, String> all = new HashMap<>(settings);
        serving.forEach(name -> all.putAll(models.member(name).settings()));
        for (String name : models.choice().members()) {
            all.put(
                    "combination.weight-of-" + name,
                    Double.toString(models.choice().weightOf(name)));
            addThreshold(all, name, name);
        }
        addThreshold(all, Metrics.SELF, Choice.COMBINATION);
        return all;
    }

    private void addThreshold(Map<String, String> all, String subject, String candidate) {
        Double cut = models.choice().cuts().get(candidate);
        if (cut != null) {
            all.put(Thresholds.KEY + subject, Thresholds.text(cut));
        }
    }

    private List<Metric> figures(String subject) {
        List<Metric> figures = new ArrayList<>();
        metrics.forEach(evaluation -> figures.addAll(evaluation.of(subject)));
        return figures;
    }

    private ScoringRule rule(List<MemberWeight> members, OutOfFold predicted, double[][] spread) {
        Platt calibration = Calibrations.rising(predicted, predicted.everybody());
        return new ScoringRule(
                members, Calibrations.of(calibration), Intervals.rule(calibration, predicted, spread, truths));
    }

    private PackageDraft draft(ModelCard card, ScoringRule rule, Optional<Familiarity> gate) {
        return new PackageDraft(card, task.inputs(), rule, golden, gate);
    }

    private static String folder(String member) {
        return "members/" + member;
    }
}

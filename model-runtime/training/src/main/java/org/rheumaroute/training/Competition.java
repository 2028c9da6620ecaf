package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.member.Candidates;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.member.MemberTrainer;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Who competes for a task: members that can serve, and baselines that they must beat.
 *
 * @param predictors members first
 * @param leftOut sentences on baselines that cannot be computed
 */
record Competition(List<Predictor> predictors, List<String> leftOut) {
    Competition {
        predictors = List.copyOf(predictors);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Of one task.
     *
     * @param wanted names of members; empty for all
     * @throws IllegalArgumentException when a name is not known
     */
    static Competition of(TaskDefinition task, List<String> wanted) {
        List<MemberTrainer> trainers = Candidates.of(task.transforms());
        Set<String> known = trainers.stream().map(MemberTrainer::name).collect(Collectors.toSet());
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("no candidate '" + name + "'; there are "
                        + trainers.stream().map(MemberTrainer::name).collect(Collectors.joining(", ")));
            }
        }
        List<Predictor> predictors = new ArrayList<>();
        trainers.stream()
                .filter(trainer -> wanted.isEmpty() || wanted.contains(trainer.name()))
                .map(Predictor.Member::new)
                .forEach(predictors::add);
        predictors.add(new Predictor.Prevalence());
        List<String> leftOut = new ArrayList<>();
        ActivityBaseline.of(task).ifPresent(predictors::add);
        LeidenLowerBound.of(task.schema()).ifPresentOrElse(predictors::add, () -> {
            if (task.task().equals(TaskId.UA_PROGRESSION)) { // its own question
                leftOut.add("The Leiden rule cannot be computed: the task lacks inputs that it needs.");
            }
        });
        return new Competition(predictors, leftOut);
    }

    /**
     * How a candidate is shown to people.
     *
     * @param weight in the combination; of no meaning for what is no member
     */
    static Candidate describe(String name, double weight) {
        return switch (name) {
            case Predictor.Prevalence.NAME ->
                new Candidate(
                        name,
                        "Prevalence",
                        Candidate.Kind.BASELINE,
                        "The share of events in training, the same for everybody.",
                        null);
            case ActivityBaseline.NAME ->
                new Candidate(
                        name,
                        "Baseline with DAS28",
                        Candidate.Kind.BASELINE,
                        "Logistic regression on DAS28-ESR at the start, age, years of disease, CRP, ESR and rheumatoid"
                                + " factor.",
                        null);
            case LeidenLowerBound.NAME ->
                new Candidate(
                        name,
                        "Leiden rule, lower bound",
                        Candidate.Kind.BASELINE,
                        "Points of the Leiden rule without morning stiffness and distribution of the joints, which the"
                                + " table does not have; turned into probabilities on the training patients. Not the"
                                + " published rule's figures.",
                        null);
            case LogisticTrainer.NAME ->
                new Candidate(
                        name,
                        "Logistic regression",
                        Candidate.Kind.REGRESSION,
                        "Penalised logistic regression on the scaled inputs and flags for missing ones.",
                        weight);
            case "additive" ->
                new Candidate(
                        name,
                        "Additive model",
                        Candidate.Kind.REGRESSION,
                        "A smooth curve for each input, and pairs of inputs where the data ask for them.",
                        weight);
            case "xgboost" ->
                new Candidate(
                        name,
                        "XGBoost",
                        Candidate.Kind.TREES,
                        "Many shallow decision trees, each correcting the ones before.",
                        weight);
            case Choice.COMBINATION ->
                new Candidate(
                        name,
                        "Combination",
                        Candidate.Kind.COMBINATION,
                        "Weighted mean of the candidates' calibrated log-odds; the weights are learned on patients that"
                                + " the candidates had not seen.",
                        null);
            default ->
                new Candidate(
                        name,
                        capital(name.replace('-', ' ')),
                        Candidate.Kind.NET,
                        "A neural network, or several whose mean is taken.",
                        weight);
        };
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

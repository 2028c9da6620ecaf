package org.rheumaroute.training.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run found, before anything is concluded from it.
 *
 * @param kind development of packages, or validation of one
 * @param question what is asked of whom
 * @param subject name of the candidate the report is about (the package)
 * @param reference name of the candidate that the others are compared with, normally logistic regression
 * @param inputs the model inputs in schema order
 * @param cohorts at most one for each role
 * @param candidates in the order of the tables
 * @param protocol what was done, step by step
 * @param evaluations at most one for each kind
 * @param optimism may be empty
 * @param learning absent when no learning curve was made
 * @param explanations may be empty
 * @param recalibrations may be empty
 * @param safeguards may be empty
 * @param signatures absent when the task has no gene signatures
 * @param owner what only the cohort's owner can say, by TRIPOD+AI item (for example {@code 17}: the ethics approval)
 * @param origin how the run can be made again
 */
public record Study(
        Kind kind,
        Question question,
        String subject,
        String reference,
        List<Input> inputs,
        List<Cohort> cohorts,
        List<Candidate> candidates,
        List<Step> protocol,
        List<Evaluation> evaluations,
        List<Optimism> optimism,
        @Nullable Learning learning,
        List<Explanation> explanations,
        List<Recalibration> recalibrations,
        List<Safeguard> safeguards,
        @Nullable SignatureValue signatures,
        Map<String, String> owner,
        Origin origin) {
    public Study {
        inputs = List.copyOf(inputs);
        cohorts = List.copyOf(cohorts);
        candidates = List.copyOf(candidates);
        protocol = List.copyOf(protocol);
        evaluations = List.copyOf(evaluations);
        optimism = List.copyOf(optimism);
        explanations = List.copyOf(explanations);
        recalibrations = List.copyOf(recalibrations);
        safeguards = List.copyOf(safeguards);
        owner = Figures.sorted(owner);
        Figures.distinct("inputs", inputs, Input::name);
        Figures.distinct("cohorts", cohorts, cohort -> cohort.role().name());
        Figures.distinct("candidates", candidates, Candidate::name);
        Figures.distinct(
                "evaluations", evaluations, evaluation -> evaluation.kind().name());
        new Names(candidates, inputs).check(subject, evaluations, learning, explanations, cohorts);
    }

    /** Why the run was made. */
    public enum Kind {
        DEVELOPMENT,
        VALIDATION
    }

    /** Whether any patient is invented: then every page says so. */
    public boolean invented() {
        return cohorts.stream().anyMatch(Cohort::invented);
    }

    /** The cohort of one role. */
    public Optional<Cohort> cohort(Cohort.Role role) {
        return cohorts.stream().filter(cohort -> cohort.role() == role).findFirst();
    }

    /** The evaluation of one kind. */
    public Optional<Evaluation> evaluation(Evaluation.Kind wanted) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.kind() == wanted)
                .findFirst();
    }

    /** The evaluation that counts most: external as it is, else nested cross-validation, else the first. */
    public Optional<Evaluation> main() {
        return evaluation(Evaluation.Kind.EXTERNAL)
                .or(() -> evaluation(Evaluation.Kind.NESTED_CROSS_VALIDATION))
                .or(() -> evaluation(Evaluation.Kind.CROSS_VALIDATION))
                .or(() -> evaluations.stream().findFirst());
    }

    /** The candidate of a name. */
    public Optional<Candidate> candidate(String name) {
        return candidates.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
    }

    /** Everything named must be declared. */
    private record Names(List<Candidate> candidates, List<Input> inputs) {
        void check(
                String subject,
                List<Evaluation> evaluations,
                @Nullable Learning learning,
                List<Explanation> explanations,
                List<Cohort> cohorts) {
            Set<String> known = candidates.stream().map(Candidate::name).collect(Collectors.toSet());
            declared("candidate", known, subject);
            for (Evaluation evaluation : evaluations) {
                evaluation.whole().results().forEach(result -> declared("candidate", known, result.candidate()));
                Stream.concat(evaluation.subgroups().stream(), evaluation.sites().stream())
                        .flatMap(group -> group.results().stream())
                        .forEach(result -> declared("candidate", known, result.candidate()));
            }
            if (learning != null) {
                learning.points().forEach(point -> declared("candidate", known, point.candidate()));
            }
            Set<String> named = inputs.stream().map(Input::name).collect(Collectors.toSet());
            for (Explanation explanation : explanations) {
                declared("candidate", known, explanation.candidate());
                explanation.inputs().forEach(weight -> declared("input", named, weight.input()));
            }
            cohorts.forEach(cohort -> cohort.values().forEach(values -> declared("input", named, values.input())));
        }

        private static void declared(String what, Set<String> known, String name) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the " + what + " '" + name + "' is not declared in the study");
            }
        }
    }
}

package org.rheumaroute.training.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All candidates on one set of patients, and the same by subgroup and by site.
 *
 * @param kind how predictions and patients relate
 * @param cohort role of the cohort the patients come from
 * @param method one sentence: how the predictions were made and the intervals found
 * @param whole everybody
 * @param subgroups parts of {@code whole}, with fewer points
 * @param sites the patients of each site; empty when the table names one site only
 */
public record Evaluation(
        Kind kind, Cohort.Role cohort, String method, Group whole, List<Group> subgroups, List<Group> sites) {
    public Evaluation {
        Figures.text("method", method);
        subgroups = List.copyOf(subgroups);
        Figures.distinct("subgroups", subgroups, Group::name);
        subgroups.forEach(group -> Figures.counts("patients of " + group.name(), group.patients(), whole.patients()));
        sites = List.copyOf(sites);
        Figures.distinct("sites", sites, Group::name);
        Figures.counts(
                "patients of all sites",
                sites.stream().mapToInt(Group::patients).sum(),
                whole.patients());
    }

    /** How predictions and patients relate. */
    public enum Kind {
        /** Every prediction by models that had not seen the patient. */
        NESTED_CROSS_VALIDATION("Nested cross-validation"),
        /** One round of folds that both chose and judged: what is chosen for a fold rests on models that saw it. */
        CROSS_VALIDATION("Cross-validation, one round"),
        /** On the patients the final models were fitted on: too good by the optimism. */
        APPARENT("Apparent (training patients)"),
        /** The final models as they are, on another cohort. */
        EXTERNAL("External, unchanged"),
        /** The same, on those patients only whom the package would answer. */
        EXTERNAL_ANSWERED("External, only whom it answers"),
        /** The final models after recalibration on local patients, on the other patients of that cohort. */
        EXTERNAL_RECALIBRATED("External, recalibrated");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /**
     * A set of patients and what every candidate did on it.
     *
     * @param name key, for example {@code seronegative}; {@code all} for everybody
     * @param english label
     * @param japanese label; may be empty
     * @param bestReachableAuc AUC of the true probabilities; known only for invented patients
     * @param bestReachableBrier Brier score of the true probabilities; known only for invented patients
     * @param alwaysNo accuracy of answering "no" for everybody; absent when the group is empty
     * @param treatAll net benefit of treating everybody: x threshold probability, y net benefit
     * @param results one for each candidate that was evaluated
     */
    public record Group(
            String name,
            String english,
            String japanese,
            int patients,
            int events,
            @Nullable Estimate bestReachableAuc,
            @Nullable Double bestReachableBrier,
            @Nullable Double alwaysNo,
            List<Point> treatAll,
            List<Result> results) {
        public Group {
            Figures.text("name", name);
            Figures.text("english", english);
            Figures.counts("events of " + name, events, patients);
            Figures.share("best reachable AUC", bestReachableAuc);
            Figures.share("best reachable Brier score", bestReachableBrier);
            Figures.share("accuracy of always no", alwaysNo);
            treatAll = List.copyOf(treatAll);
            results = List.copyOf(results);
            Figures.distinct("results of " + name, results, Result::candidate);
        }

        /** The result of one candidate. */
        public Optional<Result> of(String candidate) {
            return results.stream().filter(r -> r.candidate().equals(candidate)).findFirst();
        }
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.training.report.Step;
import org.rheumaroute.training.table.CohortTable;

/**
 * What a training run did, one sentence a step, with the TRIPOD+AI items that each answers.
 *
 * @param external whether another cohort was judged
 * @param leftOut sentences on baselines that could not be computed
 */
record ProtocolSteps(Protocol protocol, CohortTable cohort, boolean external, List<String> leftOut) {
    List<Step> all() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "The table was read strictly: what the task file does not allow is refused by row, column and reason. A"
                        + " censored value such as '<0.6' counts as its limit.",
                List.of("7")));
        steps.add(new Step(
                "A missing value stays missing for the trees; for regression and nets it becomes the training median"
                        + " with a flag of its own. Patients whom the package would decline are left out.",
                List.of("11")));
        if (cohort.severalRows()) {
            steps.add(
                    new Step("A patient may have several rows; they never stand in two folds.", List.of("12a", "12d")));
        }
        steps.add(new Step(
                "All candidates were judged on the same folds; scaling, early stopping and penalties were fitted inside"
                        + " each fold.",
                List.of("12b", "12c")));
        steps.add(judging());
        steps.add(new Step(
                "The package itself: everything chosen again on " + TrainingRun.REPEATS + " rounds of "
                        + protocol.inner() + " folds of all patients, then fitted on all of them.",
                List.of("12c")));
        steps.add(new Step(
                "No class was weighted or drawn more often; thresholds were chosen by the highest Youden index on"
                        + " patients that the models had not seen.",
                List.of("13")));
        if (external) {
            steps.add(new Step(
                    "The external cohort was judged once, by what the package then became; nothing was changed after.",
                    List.of("12a", "12e")));
        }
        leftOut.forEach(sentence -> steps.add(new Step(sentence, List.of())));
        return steps;
    }

    private Step judging() {
        if (protocol.kind() == Protocol.Kind.QUICK) {
            return new Step(
                    "Quick protocol: one round of " + protocol.inner()
                            + " folds chose and judged; for a claim, run the nested one.",
                    List.of("12a", "12e"));
        }
        return new Step(
                (protocol.bySite()
                                ? "Outer folds: one a site, " + cohort.sites() + " sites."
                                : "Outer folds: " + protocol.outer() + ", with nearly the same share of events each.")
                        + " For each, " + protocol.inner()
                        + " inner folds of the other patients chose calibrations, weights of the combination and"
                        + " thresholds; then every candidate was refitted on those patients and judged on the outer"
                        + " fold.",
                List.of("12a", "12e"));
    }
}

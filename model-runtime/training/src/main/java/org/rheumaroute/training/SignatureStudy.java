package org.rheumaroute.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Result.Difference;
import org.rheumaroute.training.report.SignatureValue;
import org.rheumaroute.training.report.SignatureValue.Effect;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.MeanDifference;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.statistic.Simultaneous;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * What gene signatures add to the routine inputs of a task. A signature is looked at only in patients in whom it was
 * measured and is never filled in.
 */
public final class SignatureStudy {
    private static final int FOLDS = 5;

    /** Fewer with, or without, the outcome: nothing is computed. */
    private static final int FEWEST = 20;

    /** Weak, on standard deviations: keeps inputs that follow from each other solvable, hardly moves an effect. */
    private static final double RIDGE = 1;

    /**
     * Greatest chance that a report claims any effect where there is none. Wanted is a claim in at most 2 of 20 cohorts
     * without effect, for each task and size: with 0.05 a cell breaks that in 7.5 % of studies, with 0.01 in 0.1 %.
     */
    private static final double ERROR = 0.01;

    private static final String METHOD =
            "Logistic regression. Each signature alone beside all routine inputs, the dose of"
                    + " glucocorticoids among them (it lowers interferon scores); gaps of routine inputs at their mean with a flag;"
                    + " a weak ridge penalty of 1; Wald intervals; patients in whom the signature was measured. An effect is"
                    + " claimed when the simultaneous interval leaves 0 out: it is widened for all signatures of the task"
                    + " (Bonferroni), so that a report claims any effect where there is none in at most 1 of 100 cohorts."
                    + " AUC: "
                    + FOLDS
                    + "-fold cross-validation in patients with all signatures, with and without them, the same folds,"
                    + " averaged within folds, DeLong's paired intervals.";

    private final TaskDefinition task;
    private final CohortTable cohort;
    private final long seed;

    SignatureStudy(TaskDefinition task, CohortTable cohort, long seed) {
        this.task = task;
        this.cohort = cohort;
        this.seed = seed;
    }

    /**
     * Of a cohort's table alone, without training anything else.
     *
     * @return empty when the task has no signatures
     * @throws CohortRefusedException when the table is not as the task says
     */
    public static Optional<SignatureValue> of(TaskDefinition task, Path cohortCsv, long seed)
            throws CohortRefusedException, java.io.IOException {
        return new SignatureStudy(task, CohortCsv.read(cohortCsv, task), seed).value();
    }

    /** Empty when the task has no signatures. */
    Optional<SignatureValue> value() {
        int[] signatures = RoutineInputs.positions(task, true);
        if (signatures.length == 0) {
            return Optional.empty();
        }
        Simultaneous together = new Simultaneous(signatures.length, ERROR);
        List<Effect> effects = new ArrayList<>();
        for (int signature : signatures) {
            CohortTable own = measured(new int[] {signature});
            if (isEnough(own)) {
                effects.add(effect(signature, own, together));
            }
        }
        CohortTable all = measured(signatures);
        return Optional.of(isEnough(all) ? compared(signatures, all, effects) : value(all, effects, null, null, null));
    }

    private SignatureValue value(
            CohortTable all,
            List<Effect> effects,
            @org.jspecify.annotations.Nullable Estimate without,
            @org.jspecify.annotations.Nullable Estimate with,
            @org.jspecify.annotations.Nullable Difference difference) {
        return new SignatureValue(
                cohort.rows().size(),
                all.rows().size(),
                RoutineInputs.positions(task, true).length,
                ERROR,
                effects,
                without,
                with,
                difference,
                METHOD);
    }

    private CohortTable measured(int[] signatures) {
        return cohort.only(IntStream.range(0, cohort.rows().size())
                .filter(i -> Arrays.stream(signatures)
                        .allMatch(s -> cohort.rows().get(i).vector().value(s).isPresent()))
                .toArray());
    }

    private static boolean isEnough(CohortTable some) {
        return some.events() >= FEWEST && some.rows().size() - some.events() >= FEWEST;
    }

    private Effect effect(int signature, CohortTable own, Simultaneous together) {
        List<FeatureVector> rows = own.vectors();
        double[][] inputs = RoutineInputs.beside(
                RoutineInputs.of(task, new int[] {signature}, rows).of(rows),
                RoutineInputs.routine(task, rows).of(rows));
        var found = LogisticFit.slope(inputs, own.outcomes(), RIDGE, 0);
        return new Effect(
                task.schema().features().get(signature).name().value(),
                rows.size(),
                own.events(),
                Estimate.of(found.value(), found.low(), found.high()),
                Estimate.of(found.value(), together.low(found), together.high(found)),
                together.p(found));
    }

    private SignatureValue compared(int[] signatures, CohortTable all, List<Effect> effects) {
        Folds folds = Folds.grouped(all.outcomes(), all.patients(), FOLDS, Seeds.derive(seed, "signatures", 0));
        MeanDifference mean = new MeanDifference();
        for (int fold = 0; fold < FOLDS; fold++) {
            CohortTable seen = all.only(folds.outside(fold));
            CohortTable unseen = all.only(folds.inside(fold));
            mean.add(
                    logOdds(seen, unseen, signatures),
                    logOdds(seen, unseen, new int[0]),
                    unseen.outcomes(),
                    unseen.clusters());
        }
        return value(
                all,
                effects,
                mean.second().map(SignatureStudy::share).orElse(null),
                mean.first().map(SignatureStudy::share).orElse(null),
                mean.difference()
                        .map(d -> new Difference(Estimate.of(d.value(), d.low(), d.high()), mean.p()))
                        .orElse(null));
    }

    private static Estimate share(org.rheumaroute.training.statistic.Estimate auc) {
        return Estimate.of(auc.value(), Math.max(0, auc.low()), Math.min(1, auc.high()));
    }

    private double[] logOdds(CohortTable seen, CohortTable unseen, int[] signatures) {
        RoutineInputs routine = RoutineInputs.routine(task, seen.vectors());
        RoutineInputs levels = RoutineInputs.of(task, signatures, seen.vectors());
        double[] fitted = LogisticFit.fit(
                RoutineInputs.beside(routine.of(seen.vectors()), levels.of(seen.vectors())), seen.outcomes(), RIDGE);
        double[][] inputs = RoutineInputs.beside(routine.of(unseen.vectors()), levels.of(unseen.vectors()));
        return Arrays.stream(inputs)
                .mapToDouble(row -> LogisticFit.logOdds(fitted, row))
                .toArray();
    }
}

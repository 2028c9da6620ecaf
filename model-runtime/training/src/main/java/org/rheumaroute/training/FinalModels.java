package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.Workers.Job;
import org.rheumaroute.training.member.FittedMember;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;

/**
 * What was chosen and fitted on the whole cohort.
 *
 * @param predicted out-of-fold log-odds of the cohort, by candidate
 * @param choice made on them
 * @param fitted every candidate, fitted on the whole cohort
 */
record FinalModels(Map<String, OutOfFold> predicted, Choice choice, Map<String, Predictor.Fitted> fitted) {
    static List<Job<Predictor.Fitted>> jobs(List<Predictor> predictors, CohortTable cohort, long seed) {
        List<Job<Predictor.Fitted>> jobs = new ArrayList<>();
        for (Predictor predictor : predictors) {
            jobs.add(new Job<>(
                    "fitting " + predictor.name(),
                    () -> predictor.fit(cohort.vectors(), cohort.outcomes(), Seeds.derive(seed, predictor.name(), 0))));
        }
        return jobs;
    }

    /** @param results of {@link #jobs}, in their order */
    static FinalModels of(
            List<Predictor> predictors, Map<String, OutOfFold> predicted, List<Predictor.Fitted> results) {
        Map<String, Predictor.Fitted> fitted = new LinkedHashMap<>();
        for (int p = 0; p < predictors.size(); p++) {
            fitted.put(predictors.get(p).name(), results.get(p));
        }
        return new FinalModels(predicted, Choice.of(predictors, predicted), fitted);
    }

    /** Judges rows as the package would score them. */
    Judged on(CohortTable rows) {
        List<FeatureVector> vectors = rows.vectors();
        Map<String, double[]> raw = new LinkedHashMap<>();
        fitted.forEach((name, model) -> raw.put(name, model.logOdds(vectors)));
        return Judged.together(rows, choice, raw);
    }

    FittedMember member(String name) {
        return ((Predictor.FittedAsMember) Objects.requireNonNull(fitted.get(name), name)).member();
    }

    /** The baseline with DAS28 for the package's card; empty where the task has none. */
    Map<String, String> activityBaseline() {
        if (!(fitted.get(ActivityBaseline.NAME) instanceof ActivityBaseline.Equation equation)) {
            return Map.of();
        }
        Map<String, String> settings = new LinkedHashMap<>(
                equation.settings(Objects.requireNonNull(choice.calibrations().get(ActivityBaseline.NAME))));
        Double cut = choice.cuts().get(ActivityBaseline.NAME);
        if (cut != null) {
            settings.put(Thresholds.KEY + ActivityBaseline.NAME, Thresholds.text(cut));
        }
        return settings;
    }

    OutOfFold outOfFold(String name) {
        return Objects.requireNonNull(predicted.get(name), name);
    }
}

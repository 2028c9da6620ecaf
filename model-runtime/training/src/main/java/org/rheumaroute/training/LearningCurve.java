package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rheumaroute.training.Workers.Job;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Learning;
import org.rheumaroute.training.report.Learning.Step;
import org.rheumaroute.training.statistic.Auc;
import org.rheumaroute.training.statistic.Clusters;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;

/**
 * How the AUC grows with the number of rows: fits on parts of each outer training set, judged on the outer fold. The
 * combination of a part is chosen on the part alone, on two halves, which is cheaper than the inner folds.
 */
final class LearningCurve {
    /** Parts of the outer training set, in tenths; the whole is in the nested cross-validation. */
    private static final int[] TENTHS = {2, 4, 7};

    private static final int LEAST_OF_EACH = 10;
    private static final int HALVES = 2;
    private static final double TWO_SIDED_95 = 1.959963984540054;

    private final CohortTable cohort;
    private final Folds outer;
    private final long seed;
    private final List<Predictor> predictors;

    LearningCurve(CohortTable cohort, Folds outer, long seed, List<Predictor> predictors) {
        this.cohort = cohort;
        this.outer = outer;
        this.seed = seed;
        this.predictors =
                predictors.stream().filter(Predictor.Member.class::isInstance).toList();
    }

    /** By part, then outer fold: the candidates' fits, then the fits that choose the combination. */
    List<Job<double[]>> jobs() {
        List<Job<double[]>> jobs = new ArrayList<>();
        for (int tenths : parts(LEAST_OF_EACH)) {
            for (int k = 0; k < outer.count(); k++) {
                for (Predictor predictor : predictors) {
                    jobs.add(job(tenths, predictor, k));
                }
                if (isCombined(tenths)) {
                    jobs.addAll(halves(tenths, k).jobs(predictors, "learning curve of combination, fitting"));
                }
            }
        }
        return jobs;
    }

    /** @param results of {@link #jobs}, in their order */
    Learning gather(List<double[]> results, Judged nested) {
        List<Step> steps = new ArrayList<>();
        Iterator<double[]> next = results.iterator();
        for (int tenths : parts(LEAST_OF_EACH)) {
            Map<String, double[]> all = new LinkedHashMap<>();
            for (int k = 0; k < outer.count(); k++) {
                int[] inside = outer.inside(k);
                logOdds(tenths, k, next)
                        .forEach((name, own) -> spread(
                                own,
                                inside,
                                all.computeIfAbsent(
                                        name, n -> new double[cohort.rows().size()])));
            }
            all.forEach((name, logOdds) -> steps.add(new Step(name, rows(tenths), auc(logOdds))));
        }
        for (String name : names()) {
            steps.add(new Step(name, rows(10), auc(nested.of(name).logOdds())));
        }
        return new Learning(
                "Every candidate was also fitted on parts of each outer training set, drawn with the same share of"
                        + " events, and judged on the outer fold: AUC within folds, averaged, with DeLong's interval."
                        + " The combination of a part was chosen on that part alone, by fits on its two halves; with all"
                        + " patients, on the inner folds.",
                steps);
    }

    /** One part's log-odds of one outer fold, by candidate. */
    private Map<String, double[]> logOdds(int tenths, int k, Iterator<double[]> next) {
        Map<String, double[]> raw = new LinkedHashMap<>();
        predictors.forEach(predictor -> raw.put(predictor.name(), next.next()));
        if (!isCombined(tenths)) {
            return raw;
        }
        FoldedRows halves = halves(tenths, k);
        List<double[]> own = new ArrayList<>();
        for (int fit = 0; fit < predictors.size() * HALVES; fit++) {
            own.add(next.next());
        }
        Map<String, double[]> together = new LinkedHashMap<>(raw);
        together.put(
                Choice.COMBINATION,
                required(Choice.of(predictors, halves.gather(predictors, own)).apply(raw)));
        return together;
    }

    private static double[] required(Map<String, double[]> calibrated) {
        return Objects.requireNonNull(calibrated.get(Choice.COMBINATION));
    }

    private List<String> names() {
        List<String> names =
                new ArrayList<>(predictors.stream().map(Predictor::name).toList());
        if (predictors.size() > 1) {
            names.add(Choice.COMBINATION);
        }
        return names;
    }

    private boolean isCombined(int tenths) {
        return predictors.size() > 1 && parts(HALVES * LEAST_OF_EACH).contains(tenths);
    }

    private FoldedRows halves(int tenths, int k) {
        CohortTable others = cohort.only(outer.outside(k));
        return FoldedRows.of(
                others.only(part(others, tenths, k)), HALVES, 1, Seeds.derive(seed, "learning-halves-" + tenths, k));
    }

    private Job<double[]> job(int tenths, Predictor predictor, int k) {
        return new Job<>("learning curve of " + predictor.name(), () -> {
            CohortTable others = cohort.only(outer.outside(k));
            CohortTable part = others.only(part(others, tenths, k));
            return predictor
                    .fit(
                            part.vectors(),
                            part.outcomes(),
                            Seeds.derive(seed, "learning-" + predictor.name() + "-" + tenths, k))
                    .logOdds(cohort.only(outer.inside(k)).vectors());
        });
    }

    /** Whole folds of ten, so that a patient's rows stay together. */
    private int[] part(CohortTable others, int tenths, int k) {
        Folds ten = FoldedRows.folds(others, 10, Seeds.derive(seed, "learning", k));
        int[] ofRow = ten.ofRow();
        return java.util.stream.IntStream.range(0, ofRow.length)
                .filter(i -> ofRow[i] < tenths)
                .toArray();
    }

    /** Those with enough patients of either kind. */
    private List<Integer> parts(int leastOfEach) {
        int events = Math.min(cohort.events(), cohort.rows().size() - cohort.events());
        double share = (outer.count() - 1.0) / outer.count();
        return Arrays.stream(TENTHS)
                .filter(tenths -> events * share * tenths / 10 >= leastOfEach)
                .boxed()
                .toList();
    }

    private int rows(int tenths) {
        double outside = cohort.rows().size() * (outer.count() - 1.0) / outer.count();
        return (int) Math.round(outside * tenths / 10);
    }

    private Estimate auc(double[] logOdds) {
        int[] outcomes = cohort.outcomes();
        Clusters patients = cohort.clusters();
        double value = 0;
        double variance = 0;
        int judged = 0;
        for (int k = 0; k < outer.count(); k++) {
            int[] inside = outer.inside(k);
            int[] own = Arrays.stream(inside).map(i -> outcomes[i]).toArray();
            if (Arrays.stream(own).distinct().count() == 2) {
                Auc auc = Auc.of(
                        Arrays.stream(inside).mapToDouble(i -> logOdds[i]).toArray(), own, patients.only(inside));
                value += auc.value();
                variance += auc.variance();
                judged++;
            }
        }
        double half = TWO_SIDED_95 * Math.sqrt(variance) / judged;
        double mean = value / judged;
        return Double.isFinite(half)
                ? Estimate.of(mean, Math.max(0, mean - half), Math.min(1, mean + half))
                : Estimate.of(mean);
    }

    private static void spread(double[] own, int[] inside, double[] all) {
        for (int i = 0; i < inside.length; i++) {
            all[inside[i]] = own[i];
        }
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.training.Validating.Validated;
import org.rheumaroute.training.figure.Prediction;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Recalibration;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;

/**
 * A package judged on another cohort: as it is and, if asked, after its line was fitted again on patients drawn by seed;
 * then only the others judge, both times. Confined to one thread.
 */
final class LocalJudging {
    private static final String UNCHANGED =
            "The package as it is, on patients that it was not made with. DeLong's and Wilson's intervals.";

    private final ValidationRequest request;
    private final ModelCard card;
    private final ScoredRows scored;
    private final Map<String, Validated> candidates;
    private final List<Recalibration> recalibrations = new ArrayList<>();

    LocalJudging(ValidationRequest request, ModelCard card, ScoredRows scored, Map<String, Validated> candidates) {
        this.request = request;
        this.card = card;
        this.scored = scored;
        this.candidates = candidates;
    }

    /** What {@link #all} found of the lines; empty before it ran, and without recalibration. */
    List<Recalibration> recalibrations() {
        return List.copyOf(recalibrations);
    }

    List<Evaluation> all() throws RefusedRunException {
        int[] all = IntStream.range(0, scored.rows().rows().size()).toArray();
        Evaluations writer = new Evaluations(request.task().subgroups());
        if (request.recalibrateOn() == 0) {
            return List.of(writer.evaluation(
                    Evaluation.Kind.EXTERNAL, Cohort.Role.EXTERNAL, UNCHANGED, "training", unchanged(all)));
        }
        Set<Integer> local = draw();
        int[] drawn = Arrays.stream(all).filter(local::contains).toArray();
        int[] others = Arrays.stream(all).filter(i -> !local.contains(i)).toArray();
        Validating.requireEnough(scored.rows().only(others), "are left to judge");
        String same = " Judged are the patients that recalibration left over.";
        return List.of(
                writer.evaluation(
                        Evaluation.Kind.EXTERNAL,
                        Cohort.Role.EXTERNAL,
                        UNCHANGED + same,
                        "training",
                        unchanged(others)),
                writer.evaluation(
                        Evaluation.Kind.EXTERNAL_RECALIBRATED,
                        Cohort.Role.EXTERNAL,
                        "The package after its calibration was fitted again on " + drawn.length
                                + " local patients drawn by seed; the others judge. DeLong's and Wilson's intervals.",
                        "training, moved by the recalibration",
                        recalibrated(drawn, others)));
    }

    /** Whole patients, until enough rows are drawn. */
    private Set<Integer> draw() throws RefusedRunException {
        List<String> patients = scored.rows().patients();
        List<String> order = new ArrayList<>(new TreeSet<>(patients));
        SplittableRandom random = new SplittableRandom(Seeds.derive(request.seed(), "local-cases", 0));
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        if (request.recalibrateOn() >= order.size()) {
            throw new RefusedRunException("recalibration on " + request.recalibrateOn() + " patients leaves none of "
                    + order.size() + " to judge");
        }
        Set<String> chosen = new HashSet<>(order.subList(0, request.recalibrateOn()));
        Set<Integer> rows = new HashSet<>();
        for (int i = 0; i < patients.size(); i++) {
            if (chosen.contains(patients.get(i))) {
                rows.add(i);
            }
        }
        return rows;
    }

    private Judged unchanged(int[] rows) {
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        candidates.forEach((name, own) -> predictions.put(name, prediction(pick(own.logOdds(), rows), own.cut())));
        double share = (double) card.cohort().events() / card.cohort().patients();
        predictions.put(Predictor.Prevalence.NAME, constant(share, rows.length));
        CohortTable judged = scored.rows().only(rows);
        LeidenLowerBound.of(request.task().schema())
                .ifPresent(rule -> predictions.put(
                        LeidenLowerBound.NAME, new Prediction(points(judged), never(rows.length), false)));
        return together(judged, predictions);
    }

    private Judged recalibrated(int[] local, int[] rows) throws RefusedRunException {
        int[] outcomes = scored.rows().only(local).outcomes();
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        for (Map.Entry<String, Validated> candidate : candidates.entrySet()) {
            Validated own = candidate.getValue();
            RecalibrationLine line = RecalibrationLine.fit(pick(own.logOdds(), local), outcomes);
            predictions.put(
                    candidate.getKey(),
                    prediction(line.apply(pick(own.logOdds(), rows)), line.apply(new double[] {own.cut()})[0]));
            recalibrations.add(new Recalibration(
                    candidate.getKey(),
                    line.cases(),
                    line.events(),
                    0,
                    1,
                    line.intercept(),
                    line.slope(),
                    line.method() + "; on the package's own calibrated log-odds"));
        }
        predictions.put(
                Predictor.Prevalence.NAME,
                constant(Arrays.stream(outcomes).average().orElseThrow(), rows.length));
        return together(scored.rows().only(rows), predictions);
    }

    private static Judged together(CohortTable rows, Map<String, Prediction> predictions) {
        return new Judged(rows, new Folds(1, new int[rows.rows().size()]), predictions);
    }

    private static double[] points(CohortTable rows) {
        return rows.vectors().stream().mapToDouble(LeidenLowerBound::points).toArray();
    }

    private static Prediction prediction(double[] logOdds, double cut) {
        double[] cuts = new double[logOdds.length];
        Arrays.fill(cuts, cut);
        return new Prediction(logOdds, cuts);
    }

    private static Prediction constant(double probability, int rows) {
        double[] logOdds = new double[rows];
        Arrays.fill(logOdds, Calibrations.logOdds(probability));
        return new Prediction(logOdds, never(rows));
    }

    private static double[] never(int rows) {
        double[] cuts = new double[rows];
        Arrays.fill(cuts, Double.NaN);
        return cuts;
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}

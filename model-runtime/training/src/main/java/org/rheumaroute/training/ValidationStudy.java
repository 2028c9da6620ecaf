package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.training.Validating.Validated;
import org.rheumaroute.training.figure.Prediction;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Origin;
import org.rheumaroute.training.report.Recalibration;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.report.Step;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Seeds;

/** What a validation finds, as a report. Confined to one thread. */
final class ValidationStudy {
    private static final String UNCHANGED =
            "The package as it is, on patients that it was not made with. DeLong's and Wilson's intervals.";

    private final ValidationRequest request;
    private final ModelCard card;
    private final String label;
    private final String sha256;
    private final CohortTable table;
    private final ScoredRows scored;
    private final Map<String, Validated> candidates;
    private final List<Recalibration> recalibrations = new ArrayList<>();

    ValidationStudy(
            ValidationRequest request,
            LoadedPackage whole,
            CohortTable table,
            ScoredRows scored,
            Map<String, Validated> candidates) {
        this.request = request;
        this.card = whole.card();
        this.label = whole.packageRef().label();
        this.sha256 = whole.packageRef().sha256();
        this.table = table;
        this.scored = scored;
        this.candidates = candidates;
    }

    Report report(@Nullable Explanation explanation) throws RefusedRunException {
        List<Evaluation> evaluations = evaluations();
        Study study = new Study(
                Study.Kind.VALIDATION,
                Questions.of(request.task()),
                Metrics.SELF,
                LogisticTrainer.NAME,
                Questions.inputs(request.task().schema()),
                List.of(
                        trainedOn(),
                        CohortTexts.describe(
                                Cohort.Role.EXTERNAL, table, request.task().schema(), scored.declined())),
                evaluations.get(0).whole().results().stream()
                        .map(result -> describe(result.candidate()))
                        .toList(),
                protocol(),
                evaluations,
                List.of(),
                null,
                explanation == null ? List.of() : List.of(explanation),
                recalibrations,
                safeguards(),
                null,
                request.task().owner(),
                origin());
        return Report.of(study);
    }

    private List<Evaluation> evaluations() throws RefusedRunException {
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
        List<String> order = new ArrayList<>(new TreeMap<>(index(patients)).keySet());
        SplittableRandom random = new SplittableRandom(Seeds.derive(request.seed(), "local-cases", 0));
        for (int i = order.size() - 1; i > 0; i--) {
            java.util.Collections.swap(order, i, random.nextInt(i + 1));
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

    private static Map<String, Integer> index(List<String> patients) {
        Map<String, Integer> index = new LinkedHashMap<>();
        patients.forEach(patient -> index.merge(patient, 1, Integer::sum));
        return index;
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
            Calibration after = line.after(new Calibration(0, 1));
            recalibrations.add(new Recalibration(
                    candidate.getKey(),
                    line.cases(),
                    line.events(),
                    0,
                    1,
                    after.intercept(),
                    after.slope(),
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

    private Candidate describe(String name) {
        if (name.equals(Metrics.SELF)) {
            return new Candidate(
                    name, "The package", Candidate.Kind.COMBINATION, "What the server would score with.", null);
        }
        Candidate known = Competition.describe(name, 0);
        String weight = card.training().settings().get("combination.weight-of-" + name);
        return candidates.containsKey(name) && weight != null
                ? new Candidate(name, known.title(), known.kind(), known.description(), Double.valueOf(weight))
                : new Candidate(name, known.title(), known.kind(), known.description(), null);
    }

    /** The training cohort as the card tells of it. */
    private Cohort trainedOn() {
        List<Cohort.Values> values = request.task().schema().features().stream()
                .map(f -> new Cohort.Values(
                        f.name().value(),
                        card.cohort().missingShare().getOrDefault(f.name().value(), 0.0),
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new Cohort(
                Cohort.Role.DEVELOPMENT,
                card.cohort().description() + " As the package's card tells.",
                card.demonstration(),
                card.cohort().patients(),
                card.cohort().patients(),
                card.cohort().events(),
                card.cohort().sites(),
                Map.of(),
                values,
                card.cohort().sha256());
    }

    private List<Step> protocol() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "The signed package was verified and opened as the server would, and asked for every row; nothing was"
                        + " fitted. Rows that it declines are counted and left out.",
                List.of("11", "12a")));
        steps.add(new Step(
                "Thresholds are those that training chose and the card keeps; the Leiden rule's points only put patients"
                        + " into an order.",
                List.of("12e")));
        if (request.recalibrateOn() > 0) {
            steps.add(new Step(
                    "Intercept and slope were fitted again on " + request.recalibrateOn()
                            + " patients drawn by seed; the same patients, the others, judge before and after.",
                    List.of("12f")));
        }
        return steps;
    }

    private List<Safeguard> safeguards() {
        int declined = scored.declined().values().stream().mapToInt(n -> n).sum();
        int asked = table.rows().size();
        List<Safeguard> safeguards = new ArrayList<>();
        safeguards.add(new Safeguard(
                "Rows declined because their inputs are unlike the training patients'",
                Estimate.of(asked == 0 ? 0 : (double) declined / asked),
                "at most 5 % of patients of the training kind",
                "counted over rows that have the required inputs"));
        scored.rows().truth().ifPresent(truth -> safeguards.add(calibrationError(truth)));
        return safeguards;
    }

    /** Known only for invented patients: how far the probabilities are from the true ones. */
    private Safeguard calibrationError(double[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(LogisticFit.probability(scored.logOdds()[i]) - truth[i]) / truth.length;
        }
        return new Safeguard(
                "Mean distance of the probability from the true one",
                Estimate.of(sum),
                "small",
                "invented patients only; before recalibration");
    }

    private Origin origin() {
        Map<String, String> digests = new TreeMap<>();
        digests.put("external cohort", table.sha256());
        digests.put("package", sha256);
        String command = "./rheumaroute validate --package "
                + request.packageFolder().getFileName() + " --cohort "
                + request.cohortCsv().getFileName()
                + (request.recalibrateOn() > 0
                        ? " --recalibrate-on " + request.recalibrateOn() + " --seed " + request.seed()
                        : "");
        return new Origin(
                command,
                request.seed(),
                label + " " + sha256,
                card.training().settings(),
                card.training().software(),
                digests);
    }
}

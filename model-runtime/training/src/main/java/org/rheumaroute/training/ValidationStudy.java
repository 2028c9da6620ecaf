package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.training.Validating.Validated;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Origin;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.report.Step;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.table.CohortTable;

/** What a validation finds, as a report. Confined to one thread. */
final class ValidationStudy {
    private final ValidationRequest request;
    private final ModelCard card;
    private final String label;
    private final String sha256;
    private final CohortTable table;
    private final ScoredRows scored;
    private final Map<String, Validated> candidates;

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
        LocalJudging judging = new LocalJudging(request, card, scored, candidates);
        List<Evaluation> evaluations = judging.all();
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
                judging.recalibrations(),
                safeguards(),
                new SignatureStudy(request.task(), scored.rows(), request.seed())
                        .value()
                        .orElse(null),
                request.task().owner(),
                origin());
        return Report.of(study);
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
        if (ActivityBaseline.of(request.task()).isPresent()) {
            steps.add(new Step(
                    candidates.containsKey(ActivityBaseline.NAME)
                            ? "The baseline with DAS28 is the one that training fitted; the package's card keeps it."
                            : "The package's card keeps no baseline with DAS28, so none stands beside it.",
                    List.of("12e")));
        }
        return steps;
    }

    private List<Safeguard> safeguards() {
        List<Safeguard> safeguards = new ArrayList<>(Answered.of(scored, table).safeguards());
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

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Learning;
import org.rheumaroute.training.report.Origin;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.table.CohortTable;

/** Everything that a training run found, as a report. */
final class Studies {
    private final TrainingRequest request;
    private final Competition competition;
    private final CohortTable cohort;
    private final @Nullable CohortTable external;

    Studies(TrainingRequest request, Competition competition, CohortTable cohort, @Nullable CohortTable external) {
        this.request = request;
        this.competition = competition;
        this.cohort = cohort;
        this.external = external;
    }

    /**
     * What a run found.
     *
     * @param evaluations the main one first; apparent among them
     */
    record Findings(
            Choice choice,
            List<Evaluation> evaluations,
            @Nullable Learning learning,
            @Nullable Explanation explanation,
            @Nullable Answered external,
            ModelCard card,
            PackageRef packageRef) {}

    Report report(Findings found) {
        Evaluation judged = found.evaluations().get(0);
        Evaluation apparent = found.evaluations().stream()
                .filter(e -> e.kind() == Evaluation.Kind.APPARENT)
                .findFirst()
                .orElseThrow();
        List<Cohort> cohorts = new ArrayList<>();
        cohorts.add(CohortTexts.describe(
                Cohort.Role.DEVELOPMENT, cohort, request.task().schema(), Map.of()));
        if (external != null) {
            cohorts.add(CohortTexts.describe(
                    Cohort.Role.EXTERNAL, external, request.task().schema(), Map.of()));
        }
        Study study = new Study(
                Study.Kind.DEVELOPMENT,
                Questions.of(request.task()),
                found.choice().subject(),
                LogisticTrainer.NAME,
                Questions.inputs(request.task().schema()),
                cohorts,
                candidates(judged, found.choice()),
                new ProtocolSteps(request.protocol(), cohort, external != null, competition.leftOut()).all(),
                found.evaluations(),
                Evaluations.optimism(apparent, judged),
                found.learning(),
                found.explanation() == null ? List.of() : List.of(found.explanation()),
                List.of(),
                safeguards(found),
                new SignatureStudy(request.task(), cohort, request.seed())
                        .value()
                        .orElse(null),
                request.task().owner(),
                origin(found));
        return Report.of(study);
    }

    private static List<Candidate> candidates(Evaluation judged, Choice choice) {
        return judged.whole().results().stream()
                .map(result -> Competition.describe(result.candidate(), choice.weightOf(result.candidate())))
                .toList();
    }

    private List<Safeguard> safeguards(Findings found) {
        List<Safeguard> safeguards = new ArrayList<>();
        Metric coverage = found.card().metricsOf(Metrics.SELF).get("interval-coverage");
        if (coverage != null) {
            safeguards.add(new Safeguard(
                    "Intervals that hold the true probability",
                    Estimate.of(coverage.value(), coverage.low(), coverage.high()),
                    "90 %, accepted from 87 to 93 %",
                    coverage.method()));
        }
        safeguards.add(new Safeguard(
                "Rows of the table left out",
                Estimate.of(cohort.read() == 0 ? 0 : (double) cohort.excluded() / cohort.read()),
                "few, and by a reason that holds in use too",
                "counted while the table was read; the package declines such patients"));
        if (found.external() != null) {
            safeguards.addAll(found.external().safeguards());
        }
        return safeguards;
    }

    private Origin origin(Findings found) {
        Map<String, String> digests = new TreeMap<>();
        digests.put("cohort", cohort.sha256());
        if (external != null) {
            digests.put("external cohort", external.sha256());
        }
        digests.put("package", found.packageRef().sha256());
        return new Origin(
                command(),
                request.seed(),
                found.packageRef().label() + " " + found.packageRef().sha256(),
                found.card().training().settings(),
                found.card().training().software(),
                digests);
    }

    private String command() {
        Protocol protocol = request.protocol();
        StringBuilder text =
                new StringBuilder("./rheumaroute train --task " + request.task().task());
        text.append(" --cohort ").append(request.cohortCsv().getFileName());
        if (request.externalCsv() != null) {
            text.append(" --external ").append(request.externalCsv().getFileName());
        }
        text.append(" --seed ").append(request.seed());
        if (protocol.kind() == Protocol.Kind.QUICK) {
            text.append(" --protocol quick");
        } else {
            text.append(protocol.bySite() ? " --by-site" : " --outer " + protocol.outer());
        }
        text.append(" --inner ").append(protocol.inner());
        if (!request.candidates().isEmpty()) {
            text.append(" --candidates ").append(String.join(",", request.candidates()));
        }
        return text.toString();
    }
}

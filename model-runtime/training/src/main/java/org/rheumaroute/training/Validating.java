package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.ReportJson;
import org.rheumaroute.training.report.page.ReportPage;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;

/** External validation of a signed package: the same measures as in training, before and after recalibration. */
public final class Validating {
    private static final int LEAST_OF_EACH = 10;

    private Validating() {}

    /**
     * Validates and writes the report.
     *
     * @throws RefusedRunException when package and task do not fit, or too few patients can be judged
     * @throws CohortRefusedException when the table is not as the task says
     * @throws ModelIntegrityException when the package is not sound or not signed by a trusted key
     * @throws IOException when a file cannot be read or written
     */
    public static Report run(ValidationRequest request)
            throws RefusedRunException, CohortRefusedException, ModelIntegrityException, IOException {
        List<Engine> engines = List.of(new BoosterEngine(), new OnnxEngine());
        PackageLoader loader = new PackageLoader(request.trusted(), engines);
        CohortTable table = CohortCsv.read(request.cohortCsv(), request.task());
        try (LoadedPackage whole = loader.load(request.packageFolder())) {
            SameQuestion.require(whole, request.task());
            ScoredRows scored = ScoredRows.of(whole, table);
            requireEnough(scored.rows(), "can be judged");
            Map<String, Validated> candidates = new LinkedHashMap<>();
            candidates.put(Metrics.SELF, Validated.of(scored.logOdds(), whole.card()));
            for (String member : members(request.packageFolder())) {
                try (LoadedPackage own = loader.load(request.packageFolder().resolve("members/" + member))) {
                    // The members' own gates are the whole's first ones, so they score every row that it scores.
                    candidates.put(
                            member,
                            Validated.of(ScoredRows.of(own, scored.rows()).logOdds(), own.card()));
                }
            }
            ActivityBaseline.Equation.of(request.task(), whole.card().training().settings())
                    .ifPresent(equation -> candidates.put(
                            ActivityBaseline.NAME,
                            Validated.of(
                                    equation.logOdds(scored.rows().vectors()), whole.card(), ActivityBaseline.NAME)));
            ValidationStudy study = new ValidationStudy(request, whole, table, scored, candidates);
            Explanation explanation = Explanations.of(
                    whole, scored.rows().vectors(), Metrics.SELF, Seeds.derive(request.seed(), "explanation", 0));
            Report report = study.report(explanation);
            write(report, request);
            return report;
        }
    }

    /**
     * One candidate's log-odds of the judged rows, and its cut.
     *
     * @param cut NaN when its card names none
     */
    record Validated(double[] logOdds, double cut) {
        static Validated of(double[] logOdds, ModelCard card) {
            return of(logOdds, card, Metrics.SELF);
        }

        /** @param subject whose threshold it is, as the card names it */
        static Validated of(double[] logOdds, ModelCard card, String subject) {
            return new Validated(
                    logOdds, Thresholds.of(card.training().settings(), subject).orElse(Double.NaN));
        }
    }

    static void requireEnough(CohortTable rows, String what) throws RefusedRunException {
        int others = rows.rows().size() - rows.events();
        if (Math.min(rows.events(), others) < LEAST_OF_EACH) {
            throw new RefusedRunException("too few patients " + what + ": " + rows.events() + " with and " + others
                    + " without the outcome; at least " + LEAST_OF_EACH + " of each are needed");
        }
    }

    private static List<String> members(Path folder) throws IOException {
        Path members = folder.resolve("members");
        if (!Files.isDirectory(members)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(members)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(Report report, ValidationRequest request) throws IOException {
        if (request.html() != null) {
            ReportFiles.write(ReportPage.of(report), request.html());
        }
        if (request.json() != null) {
            ReportFiles.write(ReportJson.write(report), request.json());
        }
    }
}

package org.rheumaroute.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.PackageRevision;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;

/** Fits a package's calibration line to a hospital's own cases and signs the result as a new package. */
public final class Recalibrating {
    private static final Pattern PLAIN_VERSION = Pattern.compile("(\\d{1,9}\\.\\d{1,9}\\.)(\\d{1,8})(-.*)?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]{1,32})?");

    private Recalibrating() {}

    /**
     * What was done.
     *
     * @param packageRef the new package
     * @param card its card
     * @param before calibration as it was
     * @param after calibration as it is
     * @param cases number of local cases used
     * @param events those with the outcome
     * @param method in words
     */
    public record Recalibrated(
            PackageRef packageRef,
            ModelCard card,
            Calibration before,
            Calibration after,
            int cases,
            int events,
            String method) {}

    /**
     * Recalibrates.
     *
     * @throws RefusedRunException when there are too few cases, or package and task do not fit
     * @throws CohortRefusedException when the table is not as the task says
     * @throws ModelIntegrityException when the package is not sound or not signed by a trusted key
     * @throws IOException when a file cannot be read or written
     */
    public static Recalibrated run(RecalibrationRequest request)
            throws RefusedRunException, CohortRefusedException, ModelIntegrityException, IOException {
        List<Engine> engines = List.of(new BoosterEngine(), new OnnxEngine());
        PackageRevision revision = PackageRevision.open(request.packageFolder(), request.trusted(), engines);
        CohortTable table = CohortCsv.read(request.cohortCsv(), request.task());
        ScoredRows cases;
        try (LoadedPackage model = new PackageLoader(request.trusted(), engines).load(request.packageFolder())) {
            if (!model.packageRef().equals(revision.ref())) {
                throw new IOException("the package changed while it was read");
            }
            SameQuestion.require(model, request.task());
            cases = ScoredRows.of(model, table);
        }
        int[] outcomes = cases.rows().outcomes();
        RecalibrationLine line = RecalibrationLine.fit(cases.logOdds(), outcomes);
        Calibration after = line.after(revision.rule().calibration());
        ModelCard card = card(revision, line, after, cases, request);
        PackageFiles files = revision.revise(
                card,
                after,
                line.after(
                        revision.rule(), cases.logOdds(), outcomes, Seeds.derive(request.seed(), "recalibration", 0)),
                request.signingKey());
        PackageWriter.write(files, request.outFolder());
        return new Recalibrated(
                PackageWriter.refOf(files),
                card,
                revision.rule().calibration(),
                after,
                line.cases(),
                line.events(),
                line.method());
    }

    private static ModelCard card(
            PackageRevision revision,
            RecalibrationLine line,
            Calibration after,
            ScoredRows cases,
            RecalibrationRequest request)
            throws RefusedRunException {
        ModelCard old = revision.card();
        Calibration before = revision.rule().calibration();
        Map<String, String> settings = new HashMap<>(old.training().settings());
        settings.put("recalibration.of", old.version() + " " + revision.ref().sha256());
        settings.put("recalibration.rule", line.method());
        settings.put("recalibration.cases", Integer.toString(line.cases()));
        settings.put("recalibration.events", Integer.toString(line.events()));
        settings.put("recalibration.cohort-sha256", cases.rows().sha256());
        settings.put("recalibration.intercept-before", Double.toString(before.intercept()));
        settings.put("recalibration.slope-before", Double.toString(before.slope()));
        settings.put("recalibration.intercept-after", Double.toString(after.intercept()));
        settings.put("recalibration.slope-after", Double.toString(after.slope()));
        settings.put("recalibration.seed", Long.toString(request.seed()));
        movedThresholds(settings, line);
        List<String> limits = new ArrayList<>(old.limits());
        boolean invented = cases.rows().invented();
        limits.add(
                (invented ? "Recalibrated on invented cases: " : "Recalibrated: ") + "the calibration was fitted again"
                        + " on " + line.cases() + " local cases, " + line.events()
                        + " of them with the outcome. Figures of calibration and Brier score in this card are from before.");
        return new ModelCard(
                old.name(),
                version(old.version(), request.version()),
                old.task(),
                old.title(),
                old.demonstration() || invented,
                old.intendedUse(),
                old.outOfScope(),
                old.outcome(),
                old.outcomeCode(),
                old.horizon(),
                old.cohort(),
                old.metrics().stream().map(Recalibrating::fromBefore).toList(),
                old.cutoffs(),
                limits,
                new ModelCard.Training(
                        old.training().seed(), settings, old.training().software()));
    }

    /** The same patients stay above the package's own threshold. */
    private static void movedThresholds(Map<String, String> settings, RecalibrationLine line) {
        Thresholds.of(settings, Metrics.SELF)
                .ifPresent(logOdds -> settings.put(
                        Thresholds.KEY + Metrics.SELF, Thresholds.text(line.apply(new double[] {logOdds})[0])));
    }

    private static Metric fromBefore(Metric metric) {
        String mark = "before recalibration: ";
        return metric.measure().endsWith("auc") || metric.method().startsWith(mark)
                ? metric
                : new Metric(
                        metric.subject(),
                        metric.measure(),
                        metric.value(),
                        metric.low(),
                        metric.high(),
                        mark + metric.method());
    }

    private static String version(String old, @org.jspecify.annotations.Nullable String wanted)
            throws RefusedRunException {
        if (wanted != null) {
            if (!VERSION.matcher(wanted).matches() || wanted.equals(old)) {
                throw new RefusedRunException("the new version must be another one than " + old
                        + " and semantic, for example 1.0.1, was '" + wanted + "'");
            }
            return wanted;
        }
        Matcher parts = PLAIN_VERSION.matcher(old);
        if (!parts.matches()) {
            throw new RefusedRunException("the version " + old + " has no next patch; name one");
        }
        return parts.group(1) + (Long.parseLong(parts.group(2)) + 1);
    }
}

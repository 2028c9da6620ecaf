package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * What a reader must know before trusting one model package. Research use only; not a medical device.
 *
 * @param name package name, for example {@code ua-progression}
 * @param version semantic version of the package
 * @param task the question
 * @param title one line for people
 * @param demonstration true when the package was trained on invented data: its figures say nothing about patients
 * @param intendedUse who may use it, for whom, for which decision
 * @param outOfScope what it must not be used for
 * @param outcome definition of what is predicted
 * @param outcomeCode code of the outcome: of SNOMED CT, or {@code system|code}
 * @param horizon time window of the prediction, counted from the index date
 * @param cohort what it was trained on
 * @param metrics internally validated figures, baselines among them
 * @param cutoffs where low, moderate and high begin
 * @param limits known limits, one sentence each
 * @param training how it was made
 */
public record ModelCard(
        String name,
        String version,
        TaskId task,
        String title,
        boolean demonstration,
        String intendedUse,
        String outOfScope,
        String outcome,
        String outcomeCode,
        Period horizon,
        Cohort cohort,
        List<Metric> metrics,
        Cutoffs cutoffs,
        List<String> limits,
        Training training) {
    public ModelCard {
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
    }

    /**
     * The training cohort.
     *
     * @param description where the data come from; says "invented" when they are
     * @param patients number of patients
     * @param events number with the outcome
     * @param sites number of sites
     * @param missingShare share of patients, 0 to 1, in whom a feature was unknown, by feature name
     * @param sha256 SHA-256 of the cohort file
     */
    public record Cohort(
            String description, int patients, int events, int sites, Map<String, Double> missingShare, String sha256) {
        public Cohort {
            missingShare = Map.copyOf(missingShare);
        }
    }

    /**
     * One figure with its interval.
     *
     * @param subject whose figure: {@code package} or the name of a baseline
     * @param measure for example {@code auc}, {@code brier}, {@code calibration-slope}
     * @param value the estimate
     * @param low lower bound of the 95 % interval
     * @param high upper bound of the 95 % interval
     * @param method how estimate and interval were found
     */
    public record Metric(String subject, String measure, double value, double low, double high, String method) {}

    /**
     * Where the risk categories begin.
     *
     * @param moderateFrom least probability that is called moderate
     * @param highFrom least probability that is called high
     * @param source why these two
     */
    public record Cutoffs(double moderateFrom, double highFrom, String source) {
        public Cutoffs {
            if (!(moderateFrom > 0.0 && moderateFrom < highFrom && highFrom < 1.0)) {
                throw new IllegalArgumentException(
                        "cut-offs must rise within (0, 1), were " + moderateFrom + " and " + highFrom);
            }
        }

        /** The category of a probability; a probability on a cut-off belongs to the higher category. */
        public RiskCategory categoryOf(Probability probability) {
            if (probability.value() >= highFrom) {
                return RiskCategory.HIGH;
            }
            return probability.value() >= moderateFrom ? RiskCategory.MODERATE : RiskCategory.LOW;
        }
    }

    /**
     * How the package was made.
     *
     * @param seed seed of every random choice
     * @param settings hyper-parameters and choices, by name
     * @param software library name to version
     */
    public record Training(long seed, Map<String, String> settings, Map<String, String> software) {
        public Training {
            settings = Map.copyOf(settings);
            software = Map.copyOf(software);
        }
    }

    /**
     * Reads the JSON form.
     *
     * @param origin where the bytes come from; used in messages only
     * @throws ModelIntegrityException (check {@code card}) when it is malformed
     */
    public static ModelCard read(Path origin, byte[] json) throws ModelIntegrityException {
        return PackageJson.read(origin, "card", json, ModelCard.class);
    }

    /** The JSON form; the same bytes for the same card. */
    public byte[] toJson() {
        return PackageJson.write(this);
    }

    /** The metrics of one subject by measure, sorted. */
    public Map<String, Metric> metricsOf(String subject) {
        Map<String, Metric> found = new TreeMap<>();
        metrics.stream().filter(m -> m.subject().equals(subject)).forEach(m -> found.put(m.measure(), m));
        return found;
    }
}

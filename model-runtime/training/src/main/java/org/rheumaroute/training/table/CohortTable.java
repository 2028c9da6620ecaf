package org.rheumaroute.training.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.statistic.Clusters;

/**
 * A cohort as it was read: every row fit to be scored.
 *
 * @param rows the rows; one a patient unless {@code severalRows}
 * @param read number of rows in the file
 * @param excludedBy number of rows left out by reason: the package would decline them, or nobody knows the outcome
 * @param censored number of rows whose value is a limit such as {@code <0.6}, for each feature in schema order
 * @param ignored headers of columns that nothing reads
 * @param severalRows whether a patient may have several rows
 * @param invented whether the file says that its patients are invented
 * @param sha256 SHA-256 of the file
 */
public record CohortTable(
        List<Row> rows,
        int read,
        Map<String, Integer> excludedBy,
        List<Integer> censored,
        List<String> ignored,
        boolean severalRows,
        boolean invented,
        String sha256) {
    public CohortTable {
        rows = List.copyOf(rows);
        excludedBy = Collections.unmodifiableMap(new TreeMap<>(excludedBy));
        censored = List.copyOf(censored);
        ignored = List.copyOf(ignored);
    }

    /**
     * One row.
     *
     * @param patient whose row it is; keeps the patient's rows together and goes nowhere else
     * @param site where the patient was seen
     * @param vector the inputs
     * @param outcome 1 with the outcome, 0 without
     * @param trueProbability known only for invented patients; never a model's input
     */
    public record Row(String patient, String site, FeatureVector vector, int outcome, OptionalDouble trueProbability) {}

    /** Number of rows left out. */
    public int excluded() {
        return excludedBy.values().stream().mapToInt(n -> n).sum();
    }

    /** The inputs of each row. */
    public List<FeatureVector> vectors() {
        return rows.stream().map(Row::vector).toList();
    }

    /** {@code int[rows]}, 1 with the outcome. */
    public int[] outcomes() {
        return rows.stream().mapToInt(Row::outcome).toArray();
    }

    /** The patient of each row. */
    public List<String> patients() {
        return rows.stream().map(Row::patient).toList();
    }

    /** Which rows are of one patient. */
    public Clusters clusters() {
        return severalRows ? Clusters.of(patients()) : Clusters.none(rows.size());
    }

    /** The site of each row. */
    public List<String> siteOfRows() {
        return rows.stream().map(Row::site).toList();
    }

    /** Number of rows with the outcome. */
    public int events() {
        return rows.stream().mapToInt(Row::outcome).sum();
    }

    /** Share of rows with the outcome, 0 to 1; not a number without rows. */
    public double prevalence() {
        return (double) events() / rows.size();
    }

    /** Number of different sites. */
    public int sites() {
        return (int) rows.stream().map(Row::site).distinct().count();
    }

    /** Some of the rows, in the order given; what is counted over the whole file is kept. */
    public CohortTable only(int[] wanted) {
        return new CohortTable(
                Arrays.stream(wanted).mapToObj(rows::get).toList(),
                read,
                excludedBy,
                censored,
                ignored,
                severalRows,
                invented,
                sha256);
    }

    /** The true probabilities, {@code double[rows]}; only invented patients have them. */
    public Optional<double[]> truth() {
        double[] truth =
                rows.stream().flatMapToDouble(r -> r.trueProbability().stream()).toArray();
        return truth.length == rows.size() ? Optional.of(truth) : Optional.empty();
    }
}

package org.rheumaroute.training.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.packages.InputContract;

/**
 * How a table of patients is laid out: which column holds what.
 *
 * @param patient header of the column that names the patient
 * @param siteColumn header of the column that names the site; absent when all patients are of one site
 * @param outcomeColumn header of the column with the outcome
 * @param event cells that mean "with the outcome"
 * @param other cells that mean "without"
 * @param unknownLeftOut whether a row whose outcome nobody knows is left out, and counted; else it is refused
 * @param truthColumn header of the column with the true probability, which only invented patients have
 * @param severalRows whether a patient may have several rows; they never stand in two folds
 * @param exactColumns whether the columns must be these, in this order, and no others
 * @param separator between two cells
 * @param quoted whether cells may stand in double quotes (RFC 4180)
 * @param missing cells that mean "not known"; the empty cell always does
 * @param features one for each feature, in schema order
 */
public record TableLayout(
        String patient,
        @Nullable String siteColumn,
        String outcomeColumn,
        Set<String> event,
        Set<String> other,
        boolean unknownLeftOut,
        @Nullable String truthColumn,
        boolean severalRows,
        boolean exactColumns,
        char separator,
        boolean quoted,
        Set<String> missing,
        List<FeatureColumn> features) {
    private static final String BUNDLED_TRUTH = "true-probability";

    public TableLayout {
        event = Set.copyOf(event);
        other = Set.copyOf(other);
        missing = Set.copyOf(missing);
        features = List.copyOf(features);
    }

    /**
     * Where one feature stands.
     *
     * @param header of its column
     * @param categories text of a cell to the number that the model sees; empty when cells are numbers
     */
    public record FeatureColumn(String header, Map<String, Double> categories) {
        public FeatureColumn {
            categories = Map.copyOf(categories);
        }
    }

    /** Column of the site, if the table has one. */
    public Optional<String> site() {
        return Optional.ofNullable(siteColumn);
    }

    /** Column of the true probability, if the table may have one. */
    public Optional<String> truth() {
        return Optional.ofNullable(truthColumn);
    }

    /** {@code patient-id,site,<feature>[<unit>]...,outcome-ra,true-probability}: the table that this product writes. */
    static TableLayout ofContract(InputContract inputs) {
        return new TableLayout(
                "patient-id",
                "site",
                "outcome-ra",
                Set.of("1"),
                Set.of("0"),
                false,
                BUNDLED_TRUTH,
                false,
                true,
                ',',
                false,
                Set.of(),
                inputs.schema().features().stream().map(TableLayout::plain).toList());
    }

    private static FeatureColumn plain(FeatureSpec feature) {
        return new FeatureColumn(InputContract.columnOf(feature), Map.of());
    }
}

package org.rheumaroute.cli.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.InputContract;

/**
 * Input rows as CSV: a header of features with their units, then numbers; an empty cell is missing. Lines that begin with
 * {@code #} are comments. Columns of a cohort that are no inputs are passed over.
 */
final class RowsFile {
    private static final Set<String> NO_INPUTS = Set.of("patient-id", "site", "outcome-ra", "true-probability");
    private static final int MOST_ROWS = 1_000;

    private RowsFile() {}

    /** @throws RefusedException naming row and column, never a value */
    static List<FeatureVector> read(Path file, FeatureSchema schema) throws IOException, RefusedException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.size() < 2 || lines.size() > MOST_ROWS + 1) {
            throw new RefusedException(file + " must have a header and 1 to " + MOST_ROWS + " rows");
        }
        List<Optional<FeatureName>> columns = columns(cells(lines.get(0)), schema);
        List<FeatureVector> rows = new ArrayList<>();
        for (int row = 1; row < lines.size(); row++) {
            rows.add(vector(cells(lines.get(row)), columns, schema, row));
        }
        return rows;
    }

    private static List<Optional<FeatureName>> columns(List<String> header, FeatureSchema schema)
            throws RefusedException {
        Map<String, FeatureName> byColumn = new HashMap<>();
        schema.features().forEach(feature -> byColumn.put(InputContract.columnOf(feature), feature.name()));
        List<Optional<FeatureName>> columns = new ArrayList<>();
        for (String name : header) {
            @Nullable FeatureName feature = byColumn.remove(name);
            if (feature == null && !NO_INPUTS.contains(name)) {
                throw new RefusedException("column '" + name + "' is no input of the task, or stands twice");
            }
            columns.add(Optional.ofNullable(feature));
        }
        if (!byColumn.isEmpty()) {
            throw new RefusedException("columns are missing: "
                    + String.join(", ", byColumn.keySet().stream().sorted().toList()));
        }
        return columns;
    }

    private static FeatureVector vector(
            List<String> cells, List<Optional<FeatureName>> columns, FeatureSchema schema, int row)
            throws RefusedException {
        if (cells.size() != columns.size()) {
            throw new RefusedException(
                    "row " + row + " has " + cells.size() + " cells, the header has " + columns.size());
        }
        FeatureVector.Builder vector = FeatureVector.of(schema);
        for (int i = 0; i < cells.size(); i++) {
            Optional<FeatureName> feature = columns.get(i);
            if (feature.isPresent() && !cells.get(i).isEmpty()) {
                vector.set(feature.get(), number(cells.get(i), feature.get(), row));
            }
        }
        return vector.build();
    }

    private static double number(String cell, FeatureName feature, int row) throws RefusedException {
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below; the text may be a patient's
        }
        throw new RefusedException("row " + row + ", column " + feature + ": not a number");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}

package org.rheumaroute.model.packages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage.Answer;

/**
 * {@code golden.csv}: inputs and the outputs that the trainer saw. Columns: the features, then {@code
 * outcome,log-odds,probability,low,high}, then {@code contribution:FEATURE} for each feature; the outcome is {@code
 * scored} or the code of a refusal. Numbers are written so that they read back as the same bits. Packages from before
 * {@link PackageManifest#WITH_CONTRIBUTIONS} have no contributions.
 */
final class GoldenRows {
    static final String FILE = "golden.csv";
    private static final String CHECK = "golden-rows";
    private static final List<String> OUTPUTS = List.of("outcome", "log-odds", "probability", "low", "high");
    private static final String CONTRIBUTION = "contribution:";
    /** Rounding of a float's last digits in the sums of an explanation; nobody could see it. */
    private static final double LEAST_CONTRIBUTION_TOLERANCE = 1e-6;

    private static final int MOST_ROWS = 10_000;

    private GoldenRows() {}

    static byte[] write(LoadedPackage model, List<FeatureVector> inputs) {
        StringBuilder csv = new StringBuilder(header(model.schema(), true)).append('\n');
        List<Answer> answers = model.answer(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (int f = 0; f < model.schema().size(); f++) {
                OptionalDouble value = inputs.get(i).value(f);
                cells.add(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
            }
            cells.addAll(outputs(model.schema(), answers.get(i)));
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Scores and explains the rows again and compares. At least one must be a score.
     *
     * @param explained whether the rows must hold contributions; otherwise they must not
     */
    static void check(LoadedPackage model, Path origin, byte[] csv, boolean explained) throws ModelIntegrityException {
        int features = model.schema().size();
        List<List<String>> rows = rows(model.schema(), origin, csv);
        if (!header(csv).equals(header(model.schema(), explained))) {
            throw failed(origin, explained ? "the rows hold no contributions" : "rows of this format hold none");
        }
        List<List<String>> expected = rows.stream()
                .map(cells -> cells.subList(features, cells.size()))
                .toList();
        compare(model, origin, inputs(model.schema(), origin, csv), expected);
    }

    /** The inputs alone, in the order of the file. */
    static List<FeatureVector> inputs(FeatureSchema schema, Path origin, byte[] csv) throws ModelIntegrityException {
        List<FeatureVector> inputs = new ArrayList<>();
        for (List<String> cells : rows(schema, origin, csv)) {
            inputs.add(vector(schema, cells, origin, inputs.size() + 1));
        }
        return inputs;
    }

    private static List<List<String>> rows(FeatureSchema schema, Path origin, byte[] csv)
            throws ModelIntegrityException {
        String[] lines = new String(csv, StandardCharsets.UTF_8).split("\n", -1);
        boolean known = lines[0].equals(header(schema, true)) || lines[0].equals(header(schema, false));
        if (!known || lines.length > MOST_ROWS) {
            throw failed(origin, "the header does not fit the schema");
        }
        int width = lines[0].split(",", -1).length;
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
            List<String> cells = Arrays.asList(lines[i].split(",", -1));
            if (cells.size() != width) {
                throw failed(origin, "row " + i + " has " + cells.size() + " cells");
            }
            rows.add(cells);
        }
        return rows;
    }

    private static void compare(
            LoadedPackage model, Path origin, List<FeatureVector> inputs, List<List<String>> expected)
            throws ModelIntegrityException {
        List<Answer> answers;
        try {
            answers = model.answer(inputs);
        } catch (IllegalStateException e) {
            throw failed(origin, String.valueOf(e.getMessage()));
        }
        boolean anyScored = false;
        for (int i = 0; i < answers.size(); i++) {
            List<String> actual = outputs(model.schema(), answers.get(i));
            anyScored |= actual.get(0).equals("scored");
            requireEqual(origin, i + 1, expected.get(i), actual, model.goldenTolerance());
        }
        if (!anyScored) {
            throw failed(origin, "no row is a score, so nothing was compared");
        }
    }

    /** Older rows end before the contributions. */
    private static void requireEqual(Path origin, int row, List<String> expected, List<String> actual, double tolerance)
            throws ModelIntegrityException {
        if (!expected.get(0).equals(actual.get(0))) {
            throw failed(origin, "row " + row + " is " + actual.get(0) + ", expected " + expected.get(0));
        }
        for (int c = 1; c < expected.size(); c++) {
            boolean contribution = c >= OUTPUTS.size();
            double within = contribution ? ofContributions(tolerance) : tolerance;
            if (!equal(expected.get(c), actual.get(c), within)) {
                String what = contribution ? "contribution " + (c - OUTPUTS.size() + 1) : OUTPUTS.get(c);
                throw failed(
                        origin,
                        "row " + row + ", " + what + " is " + actual.get(c) + ", expected " + expected.get(c)
                                + " within " + within);
            }
        }
    }

    /** A contribution is a difference of log-odds, each of which may be off by the tolerance. */
    private static double ofContributions(double tolerance) {
        return Math.max(LEAST_CONTRIBUTION_TOLERANCE, 2 * tolerance);
    }

    private static boolean equal(String expected, String actual, double tolerance) {
        if (expected.equals(actual)) {
            return true;
        }
        try {
            return Math.abs(Double.parseDouble(expected) - Double.parseDouble(actual)) <= tolerance;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> outputs(FeatureSchema schema, Answer answer) {
        List<String> cells = new ArrayList<>();
        if (answer.outcome() instanceof Scored scored) {
            cells.addAll(List.of(
                    "scored",
                    Double.toString(answer.logOdds()),
                    Double.toString(scored.score().probability().value()),
                    Double.toString(scored.score().interval().low().value()),
                    Double.toString(scored.score().interval().high().value())));
            Map<FeatureName, Double> shares = scored.contributions().stream()
                    .collect(Collectors.toMap(Contribution::feature, Contribution::logOdds));
            schema.features().forEach(feature -> cells.add(String.valueOf(shares.get(feature.name()))));
        } else {
            cells.add(((Declined) answer.outcome()).reason().code());
            cells.addAll(Collections.nCopies(OUTPUTS.size() - 1 + schema.size(), ""));
        }
        return cells;
    }

    private static FeatureVector vector(FeatureSchema schema, List<String> cells, Path origin, int row)
            throws ModelIntegrityException {
        FeatureVector.Builder vector = FeatureVector.of(schema);
        for (int f = 0; f < schema.size(); f++) {
            if (!cells.get(f).isEmpty()) {
                try {
                    vector.set(schema.features().get(f).name(), Double.parseDouble(cells.get(f)));
                } catch (IllegalArgumentException e) {
                    throw failed(origin, "row " + row + " holds a cell that is no number");
                }
            }
        }
        return vector.build();
    }

    private static String header(FeatureSchema schema, boolean explained) {
        List<String> columns = new ArrayList<>();
        schema.features().forEach(feature -> columns.add(InputContract.columnOf(feature)));
        columns.addAll(OUTPUTS);
        if (explained) {
            schema.features().forEach(feature -> columns.add(CONTRIBUTION + feature.name()));
        }
        return String.join(",", columns);
    }

    private static String header(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    private static ModelIntegrityException failed(Path origin, String detail) {
        return new ModelIntegrityException(origin.resolve(FILE), CHECK, detail);
    }
}

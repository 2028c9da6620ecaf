package org.rheumaroute.model.packages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage.Answer;

/**
 * {@code golden.csv}: inputs and the outputs that the trainer saw. Columns: the features, then {@code
 * outcome,log-odds,probability,low,high}; the outcome is {@code scored} or the code of a refusal. Numbers are written so
 * that they read back as the same bits.
 */
final class GoldenRows {
    static final String FILE = "golden.csv";
    private static final String CHECK = "golden-rows";
    private static final List<String> OUTPUTS = List.of("outcome", "log-odds", "probability", "low", "high");
    private static final int MOST_ROWS = 10_000;

    private GoldenRows() {}

    static byte[] write(LoadedPackage model, List<FeatureVector> inputs) {
        StringBuilder csv = new StringBuilder(header(model.schema())).append('\n');
        List<Answer> answers = model.answer(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (int f = 0; f < model.schema().size(); f++) {
                OptionalDouble value = inputs.get(i).value(f);
                cells.add(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
            }
            cells.addAll(outputs(answers.get(i)));
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Scores the rows again and compares. At least one must be a score. */
    static void check(LoadedPackage model, Path origin, byte[] csv) throws ModelIntegrityException {
        int features = model.schema().size();
        List<List<String>> expected = rows(model.schema(), origin, csv).stream()
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
        if (!lines[0].equals(header(schema)) || lines.length > MOST_ROWS) {
            throw failed(origin, "the header does not fit the schema");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
            List<String> cells = Arrays.asList(lines[i].split(",", -1));
            if (cells.size() != schema.size() + OUTPUTS.size()) {
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
            List<String> actual = outputs(answers.get(i));
            anyScored |= actual.get(0).equals("scored");
            requireEqual(origin, i + 1, expected.get(i), actual, model.goldenTolerance());
        }
        if (!anyScored) {
            throw failed(origin, "no row is a score, so nothing was compared");
        }
    }

    private static void requireEqual(Path origin, int row, List<String> expected, List<String> actual, double tolerance)
            throws ModelIntegrityException {
        if (!expected.get(0).equals(actual.get(0))) {
            throw failed(origin, "row " + row + " is " + actual.get(0) + ", expected " + expected.get(0));
        }
        for (int c = 1; c < OUTPUTS.size(); c++) {
            if (!equal(expected.get(c), actual.get(c), tolerance)) {
                throw failed(
                        origin,
                        "row " + row + ", " + OUTPUTS.get(c) + " is " + actual.get(c) + ", expected " + expected.get(c)
                                + " within " + tolerance);
            }
        }
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

    private static List<String> outputs(Answer answer) {
        if (answer.outcome() instanceof Scored scored) {
            return List.of(
                    "scored",
                    Double.toString(answer.logOdds()),
                    Double.toString(scored.score().probability().value()),
                    Double.toString(scored.score().interval().low().value()),
                    Double.toString(scored.score().interval().high().value()));
        }
        return List.of(((Declined) answer.outcome()).reason().code(), "", "", "", "");
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

    private static String header(FeatureSchema schema) {
        return schema.features().stream().map(InputContract::columnOf).collect(Collectors.joining(",")) + ","
                + String.join(",", OUTPUTS);
    }

    private static ModelIntegrityException failed(Path origin, String detail) {
        return new ModelIntegrityException(origin.resolve(FILE), CHECK, detail);
    }
}

package org.rheumaroute.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.InputContract;

/**
 * Reads a cohort: {@code patient-id,site,<feature>[<unit>]...,outcome-ra,true-probability}. A cell is a number, empty
 * (missing) or {@code <0.6} (censored: the limit is used). A first line that starts with {@code #} and says "invented"
 * marks invented patients. The last column may be left out. Nothing is guessed: anything else is refused by line and
 * column.
 */
final class CohortCsv {
    private static final long MOST_BYTES = 256L << 20;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,18})?([eE][+-]?\\d{1,3})?");
    private static final Pattern NAME = Pattern.compile("[^,\"\\p{Cntrl}]{1,128}");
    private static final int BEFORE_FEATURES = 2;
    private static final String OUTCOME = "outcome-ra";
    private static final String TRUTH = "true-probability";

    private final InputContract inputs;
    private final List<String> header = new ArrayList<>();
    private final Set<String> patients = new HashSet<>();
    private final List<CohortTable.Row> rows = new ArrayList<>();
    private int excluded;

    private CohortCsv(InputContract inputs) {
        this.inputs = inputs;
    }

    static CohortTable read(Path file, InputContract inputs) throws IOException, CohortRefusedException {
        if (Files.size(file) > MOST_BYTES) {
            throw new CohortRefusedException(0, "", "the file has more than " + MOST_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        return new CohortCsv(inputs).parse(decode(bytes), sha256(bytes));
    }

    private CohortTable parse(String text, String sha256) throws CohortRefusedException {
        String[] lines = text.split("\r?\n", -1);
        int next = 0;
        boolean invented = false;
        if (lines[0].startsWith("#")) {
            invented = lines[0].toLowerCase(Locale.ROOT).contains("invented");
            next++;
        }
        readHeader(next < lines.length ? lines[next] : "", next + 1);
        for (int i = next + 1; i < lines.length; i++) {
            if (!(i == lines.length - 1 && lines[i].isEmpty())) {
                readRow(lines[i], i + 1);
            }
        }
        boolean truthKnown = rows.stream().anyMatch(r -> r.trueProbability().isPresent());
        return new CohortTable(rows, excluded, invented || truthKnown, sha256);
    }

    private void readHeader(String line, int number) throws CohortRefusedException {
        List<String> expected = new ArrayList<>(List.of("patient-id", "site"));
        schema().features().forEach(f -> expected.add(InputContract.columnOf(f)));
        expected.add(OUTCOME);
        List<String> found = Arrays.asList(line.split(",", -1));
        for (int i = 0; i < expected.size(); i++) {
            String column = i < found.size() ? found.get(i) : "";
            if (!column.equals(expected.get(i))) {
                throw new CohortRefusedException(
                        number, column, "column " + (i + 1) + " must be '" + expected.get(i) + "'");
            }
        }
        boolean truth = found.size() == expected.size() + 1
                && found.get(expected.size()).equals(TRUTH);
        if (found.size() > expected.size() && !truth) {
            throw new CohortRefusedException(
                    number, found.get(expected.size()), "only '" + TRUTH + "' may follow '" + OUTCOME + "'");
        }
        header.addAll(found);
    }

    private void readRow(String line, int number) throws CohortRefusedException {
        List<String> cells = Arrays.asList(line.split(",", -1));
        if (cells.size() != header.size()) {
            throw new CohortRefusedException(
                    number, "", "has " + cells.size() + " cells, the header has " + header.size());
        }
        for (int i = 0; i < BEFORE_FEATURES; i++) {
            if (!NAME.matcher(cells.get(i)).matches()) {
                throw new CohortRefusedException(number, header.get(i), "must hold 1 to 128 plain characters");
            }
        }
        if (!patients.add(cells.get(0))) {
            throw new CohortRefusedException(number, header.get(0), "the patient stands twice; one line a patient");
        }
        FeatureVector vector = vector(cells, number);
        int outcome = outcome(cells.get(BEFORE_FEATURES + schema().size()), number);
        OptionalDouble truth = truth(cells, number);
        if (canBeScored(vector)) {
            rows.add(new CohortTable.Row(cells.get(1), vector, outcome, truth));
        } else {
            excluded++;
        }
    }

    private FeatureVector vector(List<String> cells, int line) throws CohortRefusedException {
        FeatureVector.Builder vector = FeatureVector.of(schema());
        for (int f = 0; f < schema().size(); f++) {
            FeatureSpec feature = schema().features().get(f);
            String cell = cells.get(BEFORE_FEATURES + f);
            if (cell.isEmpty()) {
                continue;
            }
            double value = number(cell.startsWith("<") ? cell.substring(1) : cell, line, BEFORE_FEATURES + f);
            if (!feature.accepts(value)) {
                throw new CohortRefusedException(
                        line,
                        header.get(BEFORE_FEATURES + f),
                        "is outside " + feature.low() + " to " + feature.high() + " " + feature.unit());
            }
            vector.set(feature.name(), value);
        }
        return vector.build();
    }

    private int outcome(String cell, int line) throws CohortRefusedException {
        if (!cell.equals("0") && !cell.equals("1")) {
            throw new CohortRefusedException(line, OUTCOME, "must be 0 or 1");
        }
        return cell.equals("1") ? 1 : 0;
    }

    private OptionalDouble truth(List<String> cells, int line) throws CohortRefusedException {
        int position = BEFORE_FEATURES + schema().size() + 1;
        if (position >= cells.size() || cells.get(position).isEmpty()) {
            return OptionalDouble.empty();
        }
        double truth = number(cells.get(position), line, position);
        if (!(truth >= 0.0 && truth <= 1.0)) {
            throw new CohortRefusedException(line, TRUTH, "must be 0 to 1");
        }
        return OptionalDouble.of(truth);
    }

    private double number(String cell, int line, int column) throws CohortRefusedException {
        if (!NUMBER.matcher(cell).matches()) {
            throw new CohortRefusedException(line, header.get(column), "must be a number, empty or '<' with a number");
        }
        double value = Double.parseDouble(cell);
        if (!Double.isFinite(value)) {
            throw new CohortRefusedException(line, header.get(column), "must be finite");
        }
        return value;
    }

    private boolean canBeScored(FeatureVector vector) {
        boolean complete = true;
        for (int f = 0; f < schema().size(); f++) {
            complete &=
                    vector.value(f).isPresent() || !schema().features().get(f).isRequired();
        }
        return complete && schema().size() - vector.missing().size() >= inputs.minimumKnown();
    }

    private FeatureSchema schema() {
        return inputs.schema();
    }

    private static String decode(byte[] bytes) throws CohortRefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CohortRefusedException(0, "", "the file is not UTF-8");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

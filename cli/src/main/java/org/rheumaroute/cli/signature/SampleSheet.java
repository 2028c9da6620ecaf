package org.rheumaroute.cli.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is known of each sample beside its expression: whose it is, when and how it was taken, and the treatments that
 * move interferon scores. An empty cell is unknown; it never becomes "no".
 *
 * @param bySample column to text, by sample; a cell that is empty is not there
 */
public record SampleSheet(Map<String, Map<String, String>> bySample) {
    /** Nothing is known. */
    public static final SampleSheet NONE = new SampleSheet(Map.of());

    private static final List<String> HEADING = List.of(
            "sample", "patient", "collected-on", "batch", "prednisolone[mg/d]", "hydroxychloroquine", "sulfasalazine");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"',;]{1,128}");
    private static final Pattern DOSE = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    public SampleSheet {
        bySample = Map.copyOf(bySample);
    }

    /**
     * Reads a sheet.
     *
     * @param samples the matrix's samples; the sheet must name each of them and no other
     */
    public static SampleSheet read(Path file, List<String> samples) throws SampleSheetException, IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()
                || !Arrays.asList(lines.get(0).strip().split(",", -1)).equals(HEADING)) {
            throw new SampleSheetException(1, "", "must be: " + String.join(",", HEADING));
        }
        Map<String, Map<String, String>> bySample = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Map<String, String> row = row(lines.get(i), i + 1);
                String sample = row.getOrDefault("sample", "");
                if (!samples.contains(sample)) {
                    throw new SampleSheetException(i + 1, "sample", "is not in the matrix");
                }
                if (bySample.put(sample, row) != null) {
                    throw new SampleSheetException(i + 1, "sample", "stands twice");
                }
            }
        }
        if (bySample.size() != samples.size()) {
            throw new SampleSheetException(
                    lines.size(),
                    "",
                    "is the last, but " + (samples.size() - bySample.size()) + " samples of the matrix have no line");
        }
        return new SampleSheet(bySample);
    }

    /** A cell; {@code unknown} when empty or when there is no sheet. */
    String cell(String sample, String column) {
        return bySample.getOrDefault(sample, Map.of()).getOrDefault(column, "unknown");
    }

    /** The confounders that a signature names, as known for a sample. */
    Map<String, String> confounders(String sample, List<String> names) {
        Map<String, String> found = new LinkedHashMap<>();
        names.forEach(name -> found.put(
                name.equals("glucocorticoid") ? "prednisolone[mg/d]" : name,
                cell(sample, name.equals("glucocorticoid") ? "prednisolone[mg/d]" : name)));
        return found;
    }

    private static Map<String, String> row(String line, int number) throws SampleSheetException {
        String[] cells = line.split(",", -1);
        if (cells.length != HEADING.size()) {
            throw new SampleSheetException(number, "", "has " + cells.length + " cells, not " + HEADING.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int c = 0; c < cells.length; c++) {
            String cell = cells[c].strip();
            if (!cell.isEmpty()) {
                check(HEADING.get(c), cell, number);
                row.put(HEADING.get(c), cell);
            }
        }
        return row;
    }

    private static void check(String column, String cell, int line) throws SampleSheetException {
        switch (column) {
            case "collected-on" -> {
                try {
                    LocalDate.parse(cell);
                } catch (DateTimeParseException e) {
                    throw new SampleSheetException(line, column, "must be a date like 2026-06-01");
                }
            }
            case "prednisolone[mg/d]" ->
                require(DOSE.matcher(cell).matches(), line, column, "must be mg a day, 0 to 999");
            case "hydroxychloroquine", "sulfasalazine" ->
                require(cell.equals("yes") || cell.equals("no"), line, column, "must be yes, no or empty");
            default -> require(NAME.matcher(cell).matches(), line, column, "must be a plain name");
        }
    }

    private static void require(boolean holds, int line, String column, String otherwise) throws SampleSheetException {
        if (!holds) {
            throw new SampleSheetException(line, column, otherwise);
        }
    }
}

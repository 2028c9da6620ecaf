package org.rheumaroute.training.table;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The bytes of a table as lines and cells. Knows no column.
 *
 * @param lines of the file, comments included
 * @param first position of the header in {@code lines}
 * @param invented whether a comment line before the header says "invented"
 * @param sha256 SHA-256 of the file
 */
record CsvText(List<String> lines, int first, boolean invented, String sha256) {
    private static final long MOST_BYTES = 256L << 20;
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    static CsvText read(Path file) throws IOException, CohortRefusedException {
        if (Files.size(file) > MOST_BYTES) {
            throw new CohortRefusedException(0, "", "the file has more than " + MOST_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<String> lines = new ArrayList<>(Arrays.asList(LINE_END.split(decode(bytes), -1)));
        if (lines.get(0).startsWith("\uFEFF")) { // a byte order mark, as spreadsheets write it
            lines.set(0, lines.get(0).substring(1));
        }
        int first = 0;
        boolean invented = false;
        while (first < lines.size() && lines.get(first).startsWith("#")) {
            invented |= lines.get(first).toLowerCase(Locale.ROOT).contains("invented");
            first++;
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new CsvText(List.copyOf(lines), first, invented, sha256(bytes));
    }

    /** The header, or an empty line when the file ends before it. */
    String header() {
        return first < lines.size() ? lines.get(first) : "";
    }

    /**
     * The cells of a line.
     *
     * @param number of the line, counted from 1; for messages
     */
    static List<String> cells(String line, TableLayout layout, int number) throws CohortRefusedException {
        if (!layout.quoted() || line.indexOf('"') < 0) {
            return Arrays.asList(Pattern.compile(Pattern.quote(String.valueOf(layout.separator())))
                    .split(line, -1));
        }
        return quotedCells(line, layout.separator(), number);
    }

    private static List<String> quotedCells(String line, char separator, int number) throws CohortRefusedException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inside && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else if (c == separator && !inside) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (inside) {
            throw new CohortRefusedException(number, "", "a quote is not closed on its line");
        }
        cells.add(cell.toString());
        return cells;
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

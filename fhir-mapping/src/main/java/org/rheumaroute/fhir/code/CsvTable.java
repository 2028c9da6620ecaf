package org.rheumaroute.fhir.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the bundled tables: comma-separated UTF-8, first line the header, quotes only where a cell holds a comma. */
final class CsvTable {
    private CsvTable() {}

    /** One row; cells are trimmed. */
    record Row(String table, int line, Map<String, String> cells) {
        /** The cell; empty text when nothing stands there. */
        String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalStateException(table + " has no column '" + column + "'");
            }
            return cell;
        }

        /** The cell, which must not be empty. */
        String require(String column) {
            String cell = get(column);
            if (cell.isEmpty()) {
                throw fault("column '" + column + "' is empty");
            }
            return cell;
        }

        /** A fault that names table and line. */
        IllegalStateException fault(String what) {
            return new IllegalStateException(table + " line " + line + ": " + what);
        }
    }

    /** The rows of a bundled table, for example {@code codes/concepts.csv}. */
    static List<Row> read(String table) {
        try (InputStream in = CsvTable.class.getResourceAsStream("/" + table)) {
            if (in == null) {
                throw new IllegalStateException("the bundled table " + table + " is not on the class path");
            }
            return rows(table, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled table " + table, e);
        }
    }

    private static List<Row> rows(String table, BufferedReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        int line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = cells(text);
            if (header.isEmpty()) {
                header = cells;
            } else {
                rows.add(row(table, line, header, cells));
            }
        }
        return rows;
    }

    private static Row row(String table, int line, List<String> header, List<String> cells) {
        Map<String, String> named = new LinkedHashMap<>();
        Row row = new Row(table, line, named);
        if (cells.size() != header.size()) {
            throw row.fault("has " + cells.size() + " cells, the header has " + header.size());
        }
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().trim());
        return cells;
    }
}

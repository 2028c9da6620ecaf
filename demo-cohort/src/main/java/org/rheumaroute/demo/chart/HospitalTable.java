package org.rheumaroute.demo.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rheumaroute.demo.draw.Dice;

/** One of this package's small CSV tables (no quotes, {@code #} starts a comment line). Immutable, thread-safe. */
final class HospitalTable {
    private final List<Row> rows;

    private HospitalTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static HospitalTable read(String file) {
        try (InputStream in = HospitalTable.class.getResourceAsStream(file)) {
            String text =
                    new String(Objects.requireNonNull(in, "no table " + file).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines =
                    text.lines().filter(line -> !line.startsWith("#")).toList();
            String[] names = lines.get(0).split(",", -1);
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(row(names, line.split(",", -1), file));
            }
            return new HospitalTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] names, String[] cells, String file) {
        if (cells.length != names.length) {
            throw new IllegalStateException(file + ": a row has " + cells.length + " cells, not " + names.length);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return new Row(Map.copyOf(row));
    }

    /** The rows of one site with one value in one column. */
    List<Row> rows(String site, String column, String value) {
        return rows.stream()
                .filter(r -> r.get("site").equals(site) && r.get(column).equals(value))
                .toList();
    }

    /** All rows of one site. */
    List<Row> rows(String site) {
        return rows.stream().filter(r -> r.get("site").equals(site)).toList();
    }

    /** One row of an item, by weight. */
    Row choose(String site, String item, Dice dice) {
        List<Row> choices = rows(site, "item", item);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("the " + site + " hospital does not know '" + item + "'");
        }
        int total = choices.stream().mapToInt(Row::weight).sum();
        int ticket = dice.between(1, total);
        for (Row row : choices) {
            ticket -= row.weight();
            if (ticket <= 0) {
                return row;
            }
        }
        throw new IllegalStateException("weights of " + item + " do not add up");
    }

    /** One row. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        private int weight() {
            return Integer.parseInt(get("weight"));
        }
    }
}

package org.rheumaroute.it;

import java.util.ArrayList;
import java.util.List;

/** A strict reader of RFC 4180, written for the tests: every line ends in CRLF and has as many cells as the header. */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** Header and rows; anything that RFC 4180 does not allow is an error. */
    static List<List<String>> read(String text) {
        Csv csv = new Csv(text);
        List<List<String>> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            lines.add(csv.line());
            if (lines.get(lines.size() - 1).size() != lines.get(0).size()) {
                throw new AssertionError("line " + lines.size() + " has another number of cells than the header");
            }
        }
        return lines;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(text.startsWith("\"", at) ? quoted() : plain());
        } while (skip(","));
        if (!skip("\r\n")) {
            throw new AssertionError("a cell ends neither in a comma nor in CRLF, at character " + at);
        }
        return cells;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                throw new AssertionError("a quoted cell never ends");
            }
            cell.append(text, at, end);
            at = end + 1;
            if (!skip("\"")) {
                return cell.toString();
            }
            cell.append('"');
        }
    }

    private boolean skip(String expected) {
        boolean found = text.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }
}

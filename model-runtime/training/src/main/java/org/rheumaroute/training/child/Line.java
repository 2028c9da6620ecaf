package org.rheumaroute.training.child;

import java.util.List;
import java.util.Optional;

/**
 * One line that the child tells its parent on stdout: a word and its fields, separated by tabs. Anything else on stdout
 * is some library talking.
 *
 * @param word what is told
 * @param fields without tabs and line ends
 */
record Line(Word word, List<String> fields) {
    private static final String MARK = "rheumaroute-trainer";

    /** What can be told. */
    enum Word {
        /** Steps done, steps in all, what. */
        PROGRESS(3),
        /** Name, version, SHA-256, demonstration. */
        RESULT(4),
        /** Why the request cannot be done. */
        REFUSED(1),
        /** Which file could not be read or written. */
        FAILED(1);

        private final int fields;

        Word(int fields) {
            this.fields = fields;
        }
    }

    Line {
        fields = fields.stream().map(f -> f.replaceAll("[\\t\\r\\n]+", " ")).toList();
        if (fields.size() != word.fields) {
            throw new IllegalArgumentException(word + " has " + word.fields + " fields, not " + fields.size());
        }
    }

    static Line of(Word word, String... fields) {
        return new Line(word, List.of(fields));
    }

    String text() {
        return MARK + "\t" + word + "\t" + String.join("\t", fields);
    }

    /** Empty when the line is not the child's own. */
    static Optional<Line> parse(String text) {
        List<String> parts = List.of(text.split("\t", -1));
        if (parts.size() < 3 || !parts.get(0).equals(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Line(Word.valueOf(parts.get(1)), parts.subList(2, parts.size())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

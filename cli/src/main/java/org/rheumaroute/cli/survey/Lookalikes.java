package org.rheumaroute.cli.survey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words by which an unmapped code reminds of a concept: {@code lookalikes.txt}. A hint for a person, never a mapping. */
final class Lookalikes {
    private static final String TABLE = "lookalikes.txt";

    private final List<Line> lines = new ArrayList<>();

    private record Line(String types, String concept, Pattern words) {}

    Lookalikes() {
        try (InputStream in = Lookalikes.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }

    private void add(String text) {
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        String[] parts = text.split("\\s+", 3);
        lines.add(new Line(
                parts[0], parts[1], Pattern.compile(parts[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
    }

    /** The concept that a display or text reminds of; the first line of the table that fits decides. */
    Optional<String> of(String resourceType, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return lines.stream()
                .filter(line -> resourceType.startsWith(line.types))
                .filter(line -> line.words.matcher(plain).find())
                .map(Line::concept)
                .findFirst();
    }
}

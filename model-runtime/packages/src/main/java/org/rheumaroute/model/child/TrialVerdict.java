package org.rheumaroute.model.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a trial came to, as its child writes it into a file: a word and its fields, one a line. */
sealed interface TrialVerdict {
    /** The package passed; its digest, so that nothing else is taken for it. */
    record Sound(String sha256) implements TrialVerdict {}

    /** A check failed; the fields of a {@link org.rheumaroute.model.engine.ModelIntegrityException}. */
    record Refused(String check, String path, String detail) implements TrialVerdict {}

    /** The child itself failed before there was anything to say of the package. */
    record Broken(String what) implements TrialVerdict {}

    /** More was never meant: the file is written by a process that nobody trusts. */
    int MOST_BYTES = 1 << 16;

    default void write(Path file) throws IOException {
        List<String> lines = lines();
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                beside,
                String.join(
                        "\n",
                        lines.stream().map(line -> line.replace('\n', ' ')).toList()));
        Files.move(beside, file); // there whole or not at all
    }

    private List<String> lines() {
        if (this instanceof Refused refused) {
            return List.of("refused", refused.check(), refused.path(), refused.detail());
        }
        return this instanceof Sound sound
                ? List.of("sound", sound.sha256())
                : List.of("broken", ((Broken) this).what());
    }

    /** Empty when there is none, or no child of ours wrote it. */
    static Optional<TrialVerdict> read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() == 2 && lines.get(0).equals("sound")) {
            return Optional.of(new Sound(lines.get(1)));
        }
        if (lines.size() == 2 && lines.get(0).equals("broken")) {
            return Optional.of(new Broken(lines.get(1)));
        }
        if (lines.size() == 4 && lines.get(0).equals("refused")) {
            return Optional.of(new Refused(lines.get(1), lines.get(2), lines.get(3)));
        }
        return Optional.empty();
    }
}

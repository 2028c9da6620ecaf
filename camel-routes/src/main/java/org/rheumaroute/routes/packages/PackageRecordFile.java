package org.rheumaroute.routes.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.poll.DurableFile;

/** Keeps {@link PackageRecord} in {@code packages.json}, which is old or new, never half. */
final class PackageRecordFile {
    private static final String NAME = "packages.json";
    private static final String FORMAT = "rheumaroute-package-states";
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;

    /** @param folder made when it does not exist */
    PackageRecordFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** Thrown for a file that is there and cannot be understood: nobody may guess what it said. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Path file, String what) {
            super(file + " is damaged or of a later version (" + what + ")");
        }
    }

    private record Written(
            String format,
            int version,
            boolean decided,
            List<WrittenEntry> packages,
            Map<String, List<String>> formerly,
            List<WrittenChange> history) {}

    private record WrittenRef(String name, String version, String sha256, boolean demonstration) {
        static WrittenRef of(PackageRef ref) {
            return new WrittenRef(ref.name(), ref.version(), ref.sha256(), ref.demonstration());
        }

        PackageRef ref() {
            return new PackageRef(name, version, sha256, demonstration);
        }
    }

    private record WrittenEntry(WrittenRef ref, String task, String state, String since) {}

    private record WrittenChange(String at, String who, String task, WrittenRef ref, String from, String to) {}

    /**
     * The record that was stored last; empty when there is none.
     *
     * @throws DamagedException when it cannot be understood
     * @throws IOException when the disk cannot be read
     */
    PackageRecord load() throws IOException {
        try {
            return read(JSON.readValue(Files.readString(file), Written.class));
        } catch (NoSuchFileException e) {
            return PackageRecord.empty();
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new DamagedException(file, "not the JSON that is expected");
        } catch (RuntimeException e) { // a value that no record can have
            throw new DamagedException(
                    file,
                    e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : "a value is missing");
        }
    }

    /**
     * Stores a record.
     *
     * @throws IOException when the disk takes no more; the record before is still there
     */
    void store(PackageRecord record) throws IOException {
        DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written(record)));
    }

    /**
     * Keeps a copy of a file that cannot be understood, for somebody to look at.
     *
     * @throws IOException when it cannot be copied
     */
    void copyAside(Instant at) throws IOException {
        Files.copy(file, file.resolveSibling(NAME + ".damaged-" + at.toEpochMilli()));
    }

    private static PackageRecord read(Written written) {
        if (!written.format().equals(FORMAT) || written.version() != VERSION) {
            throw new IllegalArgumentException("format must be " + FORMAT + " " + VERSION);
        }
        Map<String, PackageRecord.Entry> entries = new HashMap<>();
        for (WrittenEntry entry : written.packages()) {
            PackageRecord.Entry before = entries.put(
                    entry.ref().sha256(),
                    new PackageRecord.Entry(
                            entry.ref().ref(),
                            new TaskId(entry.task()),
                            state(entry.state()),
                            Instant.parse(entry.since())));
            if (before != null) {
                throw new IllegalArgumentException("a package stands twice");
            }
        }
        Map<TaskId, List<String>> formerly = new HashMap<>();
        written.formerly().forEach((task, way) -> formerly.put(new TaskId(task), way));
        return new PackageRecord(
                written.decided(),
                entries,
                formerly,
                written.history().stream().map(PackageRecordFile::read).toList());
    }

    private static PackageChange read(WrittenChange change) {
        return new PackageChange(
                Instant.parse(change.at()),
                change.who(),
                new TaskId(change.task()),
                change.ref().ref(),
                state(change.from()),
                state(change.to()));
    }

    private static PackageState state(String code) {
        return PackageState.ofCode(code).orElseThrow(() -> new IllegalArgumentException("no state is called so"));
    }

    private static Written written(PackageRecord record) {
        Map<String, List<String>> formerly = new TreeMap<>();
        record.formerly().forEach((task, way) -> formerly.put(task.value(), way));
        return new Written(
                FORMAT,
                VERSION,
                record.decided(),
                record.entries().values().stream()
                        .sorted(Comparator.comparing(entry -> entry.ref().sha256()))
                        .map(entry -> new WrittenEntry(
                                WrittenRef.of(entry.ref()),
                                entry.task().value(),
                                entry.state().code(),
                                entry.since().toString()))
                        .toList(),
                formerly,
                record.history().stream()
                        .map(change -> new WrittenChange(
                                change.at().toString(),
                                change.who(),
                                change.task().value(),
                                WrittenRef.of(change.ref()),
                                change.from().code(),
                                change.to().code()))
                        .toList());
    }
}

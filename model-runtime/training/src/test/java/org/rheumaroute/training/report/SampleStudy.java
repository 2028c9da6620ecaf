package org.rheumaroute.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A study of invented numbers, {@code report/study.json}, and changed copies of it. */
public final class SampleStudy {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path FILE = Path.of("src/test/resources/report/study.json");

    private SampleStudy() {}

    public static Study study() {
        return changed(json -> {});
    }

    public static Report report() {
        return Report.of(study());
    }

    /** The study after a change of its JSON. */
    public static Study changed(Consumer<ObjectNode> change) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(FILE, StandardCharsets.UTF_8));
            change.accept((ObjectNode) json);
            return MAPPER.treeToValue(json, Study.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

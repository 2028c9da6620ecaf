package org.rheumaroute.routes.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@link PollState} in one file that is old or new, never half: written beside, forced to disk, renamed. */
public final class PollStateFile {
    private static final Logger LOG = LoggerFactory.getLogger(PollStateFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param folder made when it does not exist */
    public PollStateFile(Path folder) {
        this.file = folder.resolve("watermark.json");
    }

    /**
     * The state that was stored last; empty when there is none. A file that cannot be understood counts as none: everybody
     * is scored again, and nothing is written that is there already.
     *
     * @throws IOException when the disk cannot be read
     */
    public PollState load() throws IOException {
        try {
            return parse(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return PollState.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            LOG.warn("{} is damaged and is not used: everybody will be scored again", file);
            return PollState.empty();
        }
    }

    /**
     * Stores a state.
     *
     * @throws IOException when the disk takes no more; the state before is still there
     */
    public void store(PollState state) throws IOException {
        DurableFile.write(file, render(state));
    }

    private static PollState parse(JsonNode node) {
        TreeMap<String, Instant> seen = new TreeMap<>();
        node.path("seen")
                .fields()
                .forEachRemaining(
                        e -> seen.put(e.getKey(), Instant.parse(e.getValue().asText())));
        JsonNode watermark = node.path("watermark");
        JsonNode everybody = node.path("everybody");
        return new PollState(
                watermark.isTextual() ? Instant.parse(watermark.asText()) : null,
                seen,
                everybody.isTextual() ? everybody.asText() : null,
                node.path("packages").asText(""));
    }

    private static String render(PollState state) {
        ObjectNode node = JSON.createObjectNode();
        node.put("watermark", state.newest().map(Instant::toString).orElse(null));
        node.put("everybody", state.everybody());
        node.put("packages", state.packages());
        ObjectNode seen = node.putObject("seen");
        state.seen().forEach((version, time) -> seen.put(version, time.toString()));
        return node.toString();
    }
}

package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadReasonPageTest {
    @Test
    void listsEveryReasonAndNoOther() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("..", "docs", "fhir-reading.md")).stream()
                .filter(line -> line.startsWith("| `") && line.endsWith("|"))
                .toList();
        List<String> known = Arrays.stream(ReadReason.values())
                .map(r -> "| `" + r.code() + "` | " + r.disposition().code() + " | " + r.english() + " |")
                .toList();
        assertThat(listed).containsExactlyElementsOf(known);
    }
}

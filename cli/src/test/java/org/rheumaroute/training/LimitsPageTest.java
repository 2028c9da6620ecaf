package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheumaroute.model.DeclineReason;

/** docs/limits.md knows every reason for a refusal, in the words of the code. */
class LimitsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "limits.md");

    @ParameterizedTest
    @EnumSource
    void everyReasonIsOnThePage(DeclineReason reason) throws Exception {
        assertThat(Files.readString(PAGE)).contains("| `" + reason.code() + "` | " + reason.english() + " |");
    }
}

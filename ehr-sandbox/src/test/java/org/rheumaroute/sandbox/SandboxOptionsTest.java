package org.rheumaroute.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxOptionsTest {

    @Test
    void takesAFreePortAndMemoryWhenNothingIsSaid() {
        assertThat(SandboxOptions.parse(List.of()))
                .isEqualTo(new SandboxOptions(0, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsEveryOption() {
        assertThat(SandboxOptions.parse(
                        List.of("--token", "t", "--data", "d", "--ready-file", "r.json", "--port", "8090")))
                .isEqualTo(new SandboxOptions(
                        8090, Optional.of(Path.of("r.json")), Optional.of(Path.of("d")), Optional.of("t")));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a value",
        "--port 70000, '--port must be 0 to 65535, was 70000'",
        "--port x, '--port must be a number, was x'",
        "--colour red, unknown option --colour"
    })
    void refusesAWrongCommandLineByName(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.parse(List.of(line.split(" "))))
                .withMessage(message);
    }

    @Test
    void refusesABlankToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.parse(List.of("--token", " ")))
                .withMessage("--token must not be blank");
    }
}

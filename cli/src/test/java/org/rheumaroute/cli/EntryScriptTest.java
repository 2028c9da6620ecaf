package org.rheumaroute.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./rheumaroute} itself, as a person calls it; only what it answers without building anything. */
class EntryScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "rheumaroute").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpNamesEveryVerbOnStdout(String word) throws Exception {
        Run run = script(word);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "demo ",
                        "test ",
                        "read ",
                        "score ",
                        "episodes ",
                        "d2t ",
                        "synth ",
                        "train ",
                        "validate ",
                        "recalibrate ",
                        "import ",
                        "build ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "build"})
    void verbsOfTheScriptTellTheirUse(String verb) throws Exception {
        Run run = script(verb, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: ./rheumaroute " + verb);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnknownVerbIsWrongUse() throws Exception {
        Run run = script("frobnicate");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no verb \"frobnicate\"").contains("Usage:");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void noVerbIsWrongUse() throws Exception {
        Run run = script();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Usage:");
        assertThat(run.out()).isEmpty();
    }

    private Run script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(), Files.readString(out.toPath(), UTF_8), Files.readString(err.toPath(), UTF_8));
    }
}

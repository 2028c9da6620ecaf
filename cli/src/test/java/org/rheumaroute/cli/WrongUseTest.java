package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong use ends with 2 and says what is right; what cannot be done ends with 1 and says why. Never a stack trace. */
class WrongUseTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d2t",
                "demo",
                "episodes",
                "import",
                "read",
                "score",
                "signatures",
                "synth",
                "train",
                "validate",
                "recalibrate"
            })
    void everyVerbTellsItsOptions(String verb) {
        Run run = Run.of(home, verb, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: rheumaroute " + verb);
        assertThat(run.err()).isEmpty();
    }

    private static Stream<String> wrongUses() {
        return Stream.of(
                "no-such-verb",
                "read --no-such-option x",
                "score --json x",
                "d2t",
                "d2t --as-of yesterday x",
                "episodes --format pdf x",
                "score --task ua-progression --as-of yesterday x",
                "synth --cohort demo",
                "synth --cohort demo --patients many --seed 1 --format csv --out x",
                "synth --cohort demo --patients 1 --seed 1 --format pdf --out x",
                "train --task ua-progression",
                "train --task ua-progression --cohort x --out y --seed 1 --protocol slow",
                "validate --package x",
                "recalibrate --package x --cohort y",
                "demo --patients 0",
                "demo --port 70000",
                "demo --ehr-port -1");
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void wrongUseIsToldWithStatusTwo(String arguments) {
        Run run = Run.of(home, arguments.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--ehr-port"})
    void aPortInUseIsToldBeforeAnythingIsStarted(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of(home, "demo", option, Integer.toString(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("port " + taken.getLocalPort() + " is in use")
                    .contains(option);
            assertThat(run.out()).isEmpty();
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anUnknownCohortIsRefusedAndTheKnownOnesAreNamed() {
        Run run = Run.of(home, synth("no-such-cohort", home.resolve("out.csv")));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no-such-cohort").contains("kurama-like");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Path file = Files.writeString(home.resolve("a-file"), "");
        Run run = Run.of(home, synth("demo", file.resolve("out.csv")));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("a-file").doesNotContain("\tat ");
    }

    private static String[] synth(String cohort, Path out) {
        return new String[] {
            "synth", "--cohort", cohort, "--patients", "5", "--seed", "1", "--format", "csv", "--out", out.toString()
        };
    }
}

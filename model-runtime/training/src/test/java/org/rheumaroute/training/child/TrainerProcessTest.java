package org.rheumaroute.training.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.Progress;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.RefusedRunException;
import org.rheumaroute.training.child.TrainerProcess.Trained;

/** Whatever becomes of the child, its parent knows, and no half package is left. */
class TrainerProcessTest {
    @TempDir
    Path folder;

    @Test
    void aRefusalOfTheChildReachesTheParentInWords() {
        assertThatThrownBy(
                        () -> new TrainerProcess(limits(Duration.ofMinutes(1))).run(job("oracle"), Progress.silent()))
                .isInstanceOf(RefusedRunException.class)
                .hasMessageContaining("no candidate 'oracle'");
        assertNothingIsLeft();
    }

    @Test
    void aChildThatWorksHandsOverPackageReportAndProgress() throws Exception {
        List<String> heard = new ArrayList<>();
        Trained trained =
                process("Works").run(job(), (what, done, total) -> heard.add(what + " " + done + "/" + total));
        assertThat(trained.packageRef().label()).contains("worked");
        assertThat(heard).containsExactly("working 1/2", "working 2/2");
        assertThat(folder.resolve("out/package.txt")).exists();
        assertThat(folder.resolve("out-report/report.html")).exists();
        assertThat(Files.list(folder).map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith(".training"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCrashOfNativeCodeIsToldAndLeavesNothing() {
        assertThatThrownBy(() -> process("Crashes").run(job(), Progress.silent()))
                .isInstanceOf(TrainerFailedException.class)
                .hasMessageContaining("native code crashed")
                .hasMessageContaining("no package was written");
        assertNothingIsLeft();
    }

    @Test
    void aChildThatHangsIsEnded() {
        assertThatThrownBy(
                        () -> new TrainerProcess(Children.class.getName() + "$Sleeps", limits(Duration.ofMillis(900)))
                                .run(job(), Progress.silent()))
                .isInstanceOf(TrainerFailedException.class)
                .hasMessageContaining("took longer than");
        assertNothingIsLeft();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aChildThatEatsMemoryIsEnded() {
        assertThatThrownBy(() -> process("Eats").run(job(), Progress.silent()))
                .isInstanceOf(TrainerFailedException.class)
                .hasMessageContaining("used more than 256 MB");
        assertNothingIsLeft();
    }

    @Test
    void aChildThatIsKilledIsMissed() throws Exception {
        // The child tells its process id as its progress; then it sleeps until it is killed.
        Progress kill = (what, done, total) ->
                ProcessHandle.of(Long.parseLong(what)).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> process("Sleeps").run(job(), kill))
                .isInstanceOf(TrainerFailedException.class)
                .hasMessageContaining("ended with status");
        assertNothingIsLeft();
    }

    @Test
    void aChildEndsWithItsParent() throws Exception {
        SigningKey.generate().write(folder.resolve("keys"), "test");
        job().write(folder.resolve("job.json"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Children.class.getName() + "$Parent",
                        folder.resolve("job.json").toString(),
                        folder.resolve("logs").toString())
                .redirectError(folder.resolve("parent.log").toFile())
                .start();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            String pid = told.readLine();
            assertThat(pid).as(Files.readString(folder.resolve("parent.log"))).isNotNull();
            ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            parent.destroyForcibly().waitFor();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    private TrainerProcess process(String child) {
        return new TrainerProcess(Children.class.getName() + "$" + child, limits(Duration.ofMinutes(2)));
    }

    private ProcessLimits limits(Duration longest) {
        return new ProcessLimits(256, longest, folder.resolve("logs"));
    }

    private TrainingJob job(String... candidates) {
        return new TrainingJob(
                "ua-progression",
                null,
                folder.resolve("cohort.csv").toString(),
                null,
                folder.resolve("out").toString(),
                folder.resolve("out-report").toString(),
                1,
                keys().toString(),
                "test",
                folder.resolve("cache").toString(),
                Protocol.quick(),
                List.of(candidates),
                1);
    }

    private Path keys() {
        try {
            if (!Files.exists(folder.resolve("keys"))) {
                SigningKey.generate().write(folder.resolve("keys"), "test");
            }
            return folder.resolve("keys");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertNothingIsLeft() {
        assertThat(folder.resolve("out")).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith(".training"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

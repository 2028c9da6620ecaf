package org.rheumaroute.model.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrialPackages;

/** Packages that do to a real JVM what damaged native code does; this one lives on and says why. */
@Timeout(120)
class ChildTrialTest {
    private static final ChildLimits LIMITS = new ChildLimits(160, Duration.ofSeconds(60));

    @TempDir
    Path temp;

    private final SigningKey key = SigningKey.generate();
    private Path keys;

    @BeforeEach
    void trustTheKey() throws IOException {
        keys = Files.createDirectories(temp.resolve("keys"));
        key.write(keys, "tests");
    }

    @Test
    void aSoundPackagePasses() throws Exception {
        PackageFiles files = made("nothing");
        assertThatCode(() -> tried(files, LIMITS)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "crash, trial, crashed with SIGSEGV in native code",
        "eat-heap, trial, ran out of memory",
        "eat-native, trial, used more than 160 MB",
        "exit, trial, ended with status 7",
        "throw, engine, trap 1 failed",
        "lie, golden-rows, expected 0.0"
    })
    void whatGoesWrongThereIsTheReason(String deed, String check, String said) throws Exception {
        PackageFiles files = made(deed);
        assertRefused(files, LIMITS, check, said);
    }

    @Test
    void aChildThatHangsIsEnded() throws Exception {
        PackageFiles files = made("hang");
        assertRefused(files, new ChildLimits(160, Duration.ofSeconds(2)), "trial", "took longer than 2 seconds");
    }

    @Test
    void anotherPackageInItsPlaceIsNotTakenForIt() throws Exception {
        PackageWriter.write(made("nothing"), temp.resolve("package"));
        assertThatThrownBy(() -> trial(LIMITS).of(temp.resolve("package"), "0".repeat(64), keys))
                .isInstanceOf(ModelIntegrityException.class)
                .hasMessageContaining("it changed while it was looked at");
    }

    private PackageFiles made(String deed) throws ModelIntegrityException {
        return TrialPackages.single(
                key, new TrapEngine(false), Map.of(TrapEngine.FILE, deed.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(PackageFiles files, ChildLimits limits, String check, String said) {
        assertThatThrownBy(() -> tried(files, limits))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).as(e.getMessage()).isEqualTo(check))
                .hasMessageContaining(said);
    }

    private void tried(PackageFiles files, ChildLimits limits) throws Exception {
        PackageWriter.write(files, temp.resolve("package"));
        trial(limits).of(temp.resolve("package"), PackageWriter.refOf(files).sha256(), keys);
    }

    private ChildTrial trial(ChildLimits limits) {
        return new ChildTrial(new ClassFiles(List.of(), temp.resolve("unpacked")), limits);
    }
}

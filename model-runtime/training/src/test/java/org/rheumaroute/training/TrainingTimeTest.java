package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.child.ProcessLimits;
import org.rheumaroute.training.child.TrainerProcess;
import org.rheumaroute.training.child.TrainingJob;

/**
 * Time and memory of {@code train} with 5 x 5 nested cross-validation on 5,000 x 30, in a child JVM as the verb runs it.
 * Run with {@code -Drheumaroute.training.time=xgboost} (names of candidates, or {@code all}); fewer patients for a look by
 * {@code -Drheumaroute.training.patients=1000}.
 */
@EnabledIfSystemProperty(named = "rheumaroute.training.time", matches = ".+")
class TrainingTimeTest {
    private static final int PATIENTS = Integer.getInteger("rheumaroute.training.patients", 5_000);

    @TempDir
    Path folder;

    @Test
    void treesTakeAtMostThreeMinutesOnTwoCores() throws Exception {
        String named = System.getProperty("rheumaroute.training.time");
        List<String> candidates = named.equals("all") ? List.of() : Arrays.asList(named.split(","));
        SigningKey.generate().write(folder.resolve("keys"), "time");
        TrainingJob job = new TrainingJob(
                null,
                WideTable.taskFile(folder).toString(),
                WideTable.table(folder, PATIENTS, 1).toString(),
                null,
                folder.resolve("out").toString(),
                folder.resolve("report").toString(),
                1,
                folder.resolve("keys").toString(),
                "time",
                Path.of("target", "djl").toString(),
                Protocol.nested(5, 5),
                candidates,
                2);
        long started = System.nanoTime();
        TrainerProcess.Trained trained = new TrainerProcess(
                        new ProcessLimits(4096, Duration.ofHours(2), folder.resolve("logs")))
                .run(job, Progress.silent());
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        System.out.println(PATIENTS + " x 30, 5 x 5 nested, " + named + ": " + taken.toSeconds() + " s, peak "
                + trained.peakMegabytes() + " MB");
        if (named.equals("xgboost")) {
            assertThat(taken).isLessThan(Duration.ofMinutes(3));
        }
    }
}

package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;

class TrainingTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    static Path folder;

    private static TrainingReport report;

    @BeforeAll
    static void train() throws Exception {
        InventedCohort.write(folder.resolve("cohort.csv"), 400, 5);
        long start = System.nanoTime();
        report = Training.train(request("one"), (what, done, total) -> {
            if (done % 10 == 0 || done > 40)
                System.out.println(
                        done + "/" + total + " " + what + " " + (System.nanoTime() - start) / 1_000_000 + " cpu "
                                + java.lang.management.ManagementFactory.getThreadMXBean()
                                                .getCurrentThreadCpuTime()
                                        / 1_000_000);
        });
    }

    private static TrainingRequest request(String out) {
        return new TrainingRequest(
                TaskId.UA_PROGRESSION,
                folder.resolve("cohort.csv"),
                folder.resolve(out),
                7,
                KEY,
                Path.of("target/djl"));
    }

    @Test
    void trainsLoadsAndScores() throws Exception {
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        PackageLoader loader = new PackageLoader(TrustedKeys.of(List.of(KEY.publicKey())), engines);
        try (LoadedPackage loaded = loader.load(folder.resolve("one"))) {
            assertThat(loaded.packageRef()).isEqualTo(report.packageRef());
            System.out.println(new String(loaded.card().toJson(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.CohortRefusedException;
import org.rheumaroute.training.Progress;
import org.rheumaroute.training.Training;
import org.rheumaroute.training.TrainingReport;
import org.rheumaroute.training.TrainingRequest;

/**
 * The demonstration's model package. It is trained on this machine, the first time it is needed, on an invented cohort
 * and with a key made here; neither is part of the repository.
 */
public final class DemoPackages {
    /** Name of the demonstration's signing key. */
    static final String KEY = "demo";

    private static final int PATIENTS = 2000;
    private static final long SEED = 20_260_601;
    private static final LocalDate COHORT_DAY = LocalDate.of(2026, 6, 1);

    private DemoPackages() {}

    /**
     * The folder of the demonstration's package for UA progression; trains it when it is not there yet.
     *
     * @throws RefusedException when training fails
     */
    public static Path ensure(Home home) throws RefusedException {
        Path folder = home.demoPackages().resolve(TaskId.UA_PROGRESSION.value());
        if (Files.exists(folder.resolve("manifest.json"))) {
            return folder;
        }
        System.err.println("Training the demonstration package on " + PATIENTS + " invented patients (once)");
        try {
            Path work = home.demo().resolve("training");
            Files.createDirectories(work);
            Path csv = work.resolve("invented-cohort.csv");
            Synth.write("demo", PATIENTS, SEED, Synth.Format.CSV, csv, COHORT_DAY, done -> {});
            Path fresh = work.resolve(TaskId.UA_PROGRESSION.value());
            FileTrees.delete(fresh);
            train(TaskId.UA_PROGRESSION, csv, fresh, SEED, key(home.demoKeys()), home);
            Files.createDirectories(home.demoPackages());
            FileTrees.delete(folder);
            Files.move(fresh, folder); // a package that stands there is whole
            return folder;
        } catch (IOException | CohortRefusedException e) {
            throw new RefusedException("training the demonstration package failed: " + e.getMessage(), e);
        }
    }

    /** Trains with a progress bar on stderr. */
    public static TrainingReport train(TaskId task, Path csv, Path out, long seed, SigningKey key, Home home)
            throws IOException, CohortRefusedException {
        Path engineCache = home.demo().resolve("engine-cache");
        Files.createDirectories(engineCache);
        ProgressBar[] bar = new ProgressBar[1];
        Progress progress = (what, done, total) -> {
            if (bar[0] == null) {
                bar[0] = new ProgressBar("training steps", total);
            }
            bar[0].at(done);
        };
        var report = Training.train(new TrainingRequest(task, csv, out, seed, key, engineCache), progress);
        if (bar[0] != null) {
            bar[0].finish();
        }
        return report;
    }

    /** The signing key in a folder; made when there is none. */
    public static SigningKey key(Path folder) throws IOException {
        if (Files.exists(folder.resolve(KEY + ".key.pem"))) {
            return SigningKey.read(folder, KEY);
        }
        SigningKey key = SigningKey.generate();
        key.write(folder, KEY);
        return key;
    }
}

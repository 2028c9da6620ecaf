package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.child.ProcessLimits;
import org.rheumaroute.training.child.TrainingJob;

/**
 * The demonstration's model package. It is trained on this machine, the first time it is needed, on an invented cohort
 * and with a key made here; neither is part of the repository.
 */
public final class DemoPackages {
    /** Name of the demonstration's signing key. */
    public static final String KEY = "demo";

    private static final int PATIENTS = 2000;
    /** Those that take seconds; {@code train} lets all compete. */
    private static final List<String> CANDIDATES = List.of("logistic-regression", "additive", "xgboost", "mlp");

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
            key(home.demoKeys());
            Trainer.run(job(csv, fresh, home), limits(home));
            Files.createDirectories(home.demoPackages());
            FileTrees.delete(folder);
            Files.move(fresh, folder); // a package that stands there is whole
            return folder;
        } catch (IOException | RefusedException e) {
            throw new RefusedException("training the demonstration package failed: " + e.getMessage(), e);
        }
    }

    /** The quick protocol: the demonstration shows the chain, not a claim about models. */
    private static TrainingJob job(Path csv, Path out, Home home) throws IOException {
        return new TrainingJob(
                TaskId.UA_PROGRESSION.value(),
                null,
                csv.toString(),
                null,
                out.toString(),
                home.demo().resolve("report").toString(),
                SEED,
                home.demoKeys().toString(),
                KEY,
                Trainer.engineCache(home).toString(),
                Protocol.quick(),
                CANDIDATES,
                Runtime.getRuntime().availableProcessors());
    }

    private static ProcessLimits limits(Home home) {
        return new ProcessLimits(ProcessLimits.USUAL_MEGABYTES, ProcessLimits.USUAL_LONGEST, Trainer.logs(home));
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

package org.rheumaroute.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.Training;
import org.rheumaroute.training.TrainingRequest;
import org.rheumaroute.training.table.CohortRefusedException;

/** The package to score with, trained once on as many invented patients as the demonstration's. */
final class DemonstrationPackage {
    private static final int PATIENTS = 2000;
    private static final long SEED = 20_260_601;
    private static final String KEY = "benchmark";

    private final Path work;

    /** @param work folder for everything that is made here; safe to delete */
    DemonstrationPackage(Path work) {
        this.work = work;
    }

    /** Trains unless a package is there already. */
    void ensure() throws IOException, CohortRefusedException {
        if (Files.exists(folder().resolve("manifest.json"))) {
            return;
        }
        System.err.println("Training the package on " + PATIENTS + " invented patients (once)");
        Path engineCache = Files.createDirectories(work.resolve("engine-cache"));
        Path csv = work.resolve("invented-cohort.csv");
        Synth.write("demo", PATIENTS, SEED, Synth.Format.CSV, csv, RecordTexts.AS_OF, done -> {});
        SigningKey key = SigningKey.generate();
        Files.createDirectories(keys());
        key.write(keys(), KEY);
        var request = new TrainingRequest(TaskId.UA_PROGRESSION, csv, folder(), SEED, key, engineCache);
        Training.train(request, (what, done, total) -> {});
    }

    /** Verifies and opens the package; the caller closes it. */
    LoadedPackage load() throws IOException, ModelIntegrityException {
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new PackageLoader(TrustedKeys.read(keys()), engines).load(folder());
    }

    /** Where the package lies. */
    Path folder() {
        return work.resolve("package");
    }

    private Path keys() {
        return work.resolve("keys");
    }
}

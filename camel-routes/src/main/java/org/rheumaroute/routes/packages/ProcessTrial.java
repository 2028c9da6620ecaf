package org.rheumaroute.routes.packages;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rheumaroute.model.child.ChildTrial;
import org.rheumaroute.model.child.ClassFiles;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.PackageClaim;
import org.rheumaroute.routes.config.RouteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trial in a JVM of its own, with limits; of a package that passed here before, none. Thread-safe. */
final class ProcessTrial implements PackageTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTrial.class);
    private static final String UNPACKED = "trial-classes";

    private final ChildTrial trial;
    private final PassedTrials passed;

    private ProcessTrial(ChildTrial trial, PassedTrials passed) {
        this.trial = trial;
        this.passed = passed;
    }

    static ProcessTrial of(RouteSettings settings) {
        List<Engine> engines = PackageStaging.engines();
        ClassFiles classes = new ClassFiles(engines, settings.dataFolder().resolve(UNPACKED));
        return new ProcessTrial(
                new ChildTrial(classes, settings.trial()), new PassedTrials(settings.dataFolder(), engines));
    }

    @Override
    public void of(PackageClaim claim, Path trustedKeys) throws ModelIntegrityException {
        String sha256 = claim.ref().sha256();
        if (passed.has(sha256)) {
            return;
        }
        long start = System.nanoTime();
        trial.of(claim.folder(), sha256, trustedKeys);
        passed.add(sha256);
        LOG.info(
                "package {} passed its trial in a process of its own, {} ms",
                claim.ref().label(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}

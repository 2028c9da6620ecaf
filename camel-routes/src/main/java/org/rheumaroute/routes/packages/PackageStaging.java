package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageClaim;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.routes.score.ModelCards;
import org.rheumaroute.routes.score.ScoringService;

/**
 * Makes a package ready to score: signature and hashes, a trial in another process, then here structure, golden rows, the
 * feature map of its question, warm-up. Thread-safe.
 */
final class PackageStaging {
    /** Enough for the virtual machine to compile the way of a score; takes about a tenth of a second. */
    private static final int WARM_UP_CALLS = 50;

    private final Path trustedKeys;
    private final Site site;
    private final PackageTrial trial;
    private final List<Engine> engines = engines();

    /**
     * @param trustedKeys folder of the public keys; read at each staging, so a key can be added or taken away
     * @param site whose assay limits decide on serostatus
     * @param trial where a package is tried first
     */
    PackageStaging(Path trustedKeys, Site site, PackageTrial trial) {
        this.trustedKeys = trustedKeys;
        this.site = site;
        this.trial = trial;
    }

    /** The engines of this server. */
    static List<Engine> engines() {
        return ServiceLoader.load(Engine.class, PackageStaging.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Verifies, opens and warms up.
     *
     * @throws ModelIntegrityException naming the check that failed; nothing is left open
     */
    OpenedPackage open(PackageClaim claim) throws ModelIntegrityException {
        PackageLoader loader = new PackageLoader(keys(), engines);
        PackageRef verified = loader.verify(claim.folder()); // no other process for what nobody trusted has signed
        trial.of(new PackageClaim(verified, claim.task(), claim.folder()), trustedKeys);
        LoadedPackage loaded = loader.load(claim.folder());
        try {
            if (!loaded.packageRef().equals(claim.ref())) {
                throw new ModelIntegrityException(claim.folder(), "manifest", "it changed while it was looked at");
            }
            ScoringService service = service(loaded, claim.folder());
            warmUp(loaded);
            return new OpenedPackage(loaded, service);
        } catch (ModelIntegrityException | RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    private TrustedKeys keys() throws ModelIntegrityException {
        try {
            return TrustedKeys.read(trustedKeys);
        } catch (IOException e) {
            throw new ModelIntegrityException(trustedKeys, "signature", "the trusted keys cannot be read");
        }
    }

    private ScoringService service(LoadedPackage loaded, Path folder) throws ModelIntegrityException {
        try {
            FeatureMap map = FeatureMap.ofTask(loaded.task()).withLimits(site.upperLimits());
            return new ScoringService(loaded, new PatientPreparation(map, loaded.schema()), ModelCards.facts(loaded));
        } catch (IllegalArgumentException e) {
            throw new ModelIntegrityException(folder, "feature-map", String.valueOf(e.getMessage()));
        }
    }

    private static void warmUp(LoadedPackage loaded) {
        FeatureVector.Builder middle = FeatureVector.of(loaded.schema());
        for (FeatureSpec feature : loaded.schema().features()) {
            middle.set(feature.name(), (feature.low() + feature.high()) / 2);
        }
        List<FeatureVector> batch = List.of(middle.build());
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            loaded.score(batch);
        }
    }
}

package org.rheumaroute.routes.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheumaroute.cohort.chain.ActivePackage;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.score.AskedTask;
import org.rheumaroute.routes.score.ModelCards;
import org.rheumaroute.routes.score.ScoringService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages in service. A package that is damaged, forged or does not fit is told and left out; the server runs on
 * without it. Thread-safe.
 */
final class PackageShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PackageShelf.class);
    private static final String MANIFEST = "manifest.json";

    private record InService(LoadedPackage loaded, ScoringService service, Instant since) {}

    private final Map<TaskId, InService> byTask = new ConcurrentHashMap<>();
    private final Site site;
    private final Clock clock;

    private PackageShelf(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** Verifies and opens what stands in the folder of the settings. Never throws for what a package holds. */
    static PackageShelf open(RouteSettings settings, Site site, Clock clock) {
        PackageShelf shelf = new PackageShelf(site, clock);
        if (settings.packagesFolder().isEmpty() || settings.trustedKeys().isEmpty()) {
            LOG.warn("no package folder is set: every patient will be declined");
            return shelf;
        }
        try {
            TrustedKeys keys = TrustedKeys.read(settings.trustedKeys().get());
            PackageLoader loader = new PackageLoader(keys, engines());
            folders(settings.packagesFolder().get()).forEach(folder -> shelf.putInService(loader, folder));
        } catch (IOException e) {
            LOG.error("packages cannot be read: {}", e.getMessage());
        }
        return shelf;
    }

    /**
     * Every question that is asked now, by name, with the package that answers it. Without any package the first
     * question of this product is asked all the same, so that every trigger ends as a refusal that says why.
     */
    List<AskedTask> questions() {
        List<AskedTask> questions = byTask.values().stream()
                .map(inService -> new AskedTask(inService.loaded().task(), Optional.of(inService.service())))
                .sorted(Comparator.comparing(asked -> asked.task().value()))
                .toList();
        return questions.isEmpty() ? List.of(new AskedTask(TaskId.UA_PROGRESSION, Optional.empty())) : questions;
    }

    /** The packages in service, in order of their questions. */
    List<LoadedPackage> loaded() {
        return byTask.values().stream()
                .map(InService::loaded)
                .sorted(Comparator.comparing(loaded -> loaded.task().value()))
                .toList();
    }

    /** All packages in service. */
    List<ActivePackage> active() {
        return byTask.entrySet().stream()
                .map(e -> new ActivePackage(
                        e.getKey(),
                        e.getValue().loaded().packageRef(),
                        e.getValue().since()))
                .sorted((a, b) -> a.task().value().compareTo(b.task().value()))
                .toList();
    }

    /** Names and digests of all packages in service: changes when any answer may change. */
    String labels() {
        return active().stream().map(p -> p.ref().label()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        byTask.values().forEach(inService -> inService.loaded().close());
        byTask.clear();
    }

    private void putInService(PackageLoader loader, Path folder) {
        try {
            LoadedPackage loaded = loader.load(folder);
            if (byTask.containsKey(loaded.task())) {
                LOG.warn("{} is left out: another package answers {} already", folder, loaded.task());
                loaded.close();
                return;
            }
            serve(loaded);
        } catch (ModelIntegrityException e) {
            LOG.error("package left out, its question has no answer now: {}", e.getMessage());
        }
    }

    private void serve(LoadedPackage loaded) {
        try {
            FeatureMap map = FeatureMap.ofTask(loaded.task()).withLimits(site.upperLimits());
            map.checkAgainst(loaded.schema());
            ScoringService service =
                    new ScoringService(loaded, new PatientPreparation(map, loaded.schema()), ModelCards.facts(loaded));
            byTask.put(loaded.task(), new InService(loaded, service, clock.instant()));
            LOG.info("package {} answers {}", loaded.packageRef().label(), loaded.task());
        } catch (IllegalArgumentException e) {
            loaded.close();
            LOG.error("package {} left out: {}", loaded.packageRef().label(), e.getMessage());
        }
    }

    private static List<Engine> engines() {
        return ServiceLoader.load(Engine.class, PackageShelf.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The folder itself when it is a package, else its sub-folders that are, by name. */
    private static List<Path> folders(Path top) throws IOException {
        if (Files.exists(top.resolve(MANIFEST))) {
            return List.of(top);
        }
        try (Stream<Path> children = Files.list(top)) {
            return children.filter(child -> Files.exists(child.resolve(MANIFEST)))
                    .sorted()
                    .toList();
        }
    }
}

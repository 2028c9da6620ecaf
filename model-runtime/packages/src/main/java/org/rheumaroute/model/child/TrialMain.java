package org.rheumaroute.model.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;

/** The child of a trial: opens a package with every check, scores and explains its golden rows, says what came of it. */
public final class TrialMain {
    private TrialMain() {}

    /** @param arguments the package's folder, the folder of trusted keys, the file for the verdict */
    public static void main(String[] arguments) throws IOException {
        EndWithParent.watch();
        verdict(Path.of(arguments[0]), Path.of(arguments[1])).write(Path.of(arguments[2]));
        Runtime.getRuntime().halt(0); // what native libraries do when they are unloaded is nobody's concern any more
    }

    private static TrialVerdict verdict(Path folder, Path keys) {
        try {
            return opened(folder, keys);
        } catch (IOException | RuntimeException | LinkageError e) { // told, for nobody reads this process's output
            return new TrialVerdict.Broken(String.valueOf(e));
        }
    }

    private static TrialVerdict opened(Path folder, Path keys) throws IOException {
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        try (LoadedPackage loaded = new PackageLoader(TrustedKeys.read(keys), engines).load(folder)) {
            return new TrialVerdict.Sound(loaded.packageRef().sha256());
        } catch (ModelIntegrityException e) {
            return new TrialVerdict.Refused(e.check(), e.path().toString(), e.detail());
        }
    }
}

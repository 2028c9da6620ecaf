package org.rheumaroute.model.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * Tries a package in a JVM of its own before this JVM's native code touches it: every check, golden rows included. A
 * child that crashes, hangs, or uses more than it may is a refusal; this JVM lives on. Thread-safe.
 */
public final class ChildTrial {
    /** Check that a {@link ModelIntegrityException} names when the child did not come to a verdict. */
    public static final String CHECK = "trial";

    /** What a JVM needs to find its libraries; nothing else of the environment, which may hold secrets, goes along. */
    private static final List<String> ENVIRONMENT = List.of("PATH", "HOME", "LANG", "LD_LIBRARY_PATH");

    private static final String WHO = "the process that tried it";

    private final ClassFiles classes;
    private final ChildLimits limits;

    /**
     * @param classes what the child's class path is made of
     * @param limits of each trial; half of the memory is Java's heap
     */
    public ChildTrial(ClassFiles classes, ChildLimits limits) {
        this.classes = classes;
        this.limits = limits;
    }

    /**
     * Tries.
     *
     * @param folder the package
     * @param sha256 digest of its manifest, as whoever asks knows it
     * @param trustedKeys folder of the public keys
     * @throws ModelIntegrityException with the child's own reason, or with {@link #CHECK} when it had none
     */
    public void of(Path folder, String sha256, Path trustedKeys) throws ModelIntegrityException {
        try {
            Path work = Files.createTempDirectory("rheumaroute-trial-");
            try {
                judge(folder, sha256, run(folder, trustedKeys, work));
            } finally {
                deleteTree(work);
            }
        } catch (IOException e) {
            throw new ModelIntegrityException(
                    folder, CHECK, "it could not be tried: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void judge(Path folder, String sha256, TrialVerdict verdict) throws ModelIntegrityException {
        if (verdict instanceof TrialVerdict.Refused refused) {
            throw new ModelIntegrityException(Path.of(refused.path()), refused.check(), refused.detail());
        }
        if (verdict instanceof TrialVerdict.Broken broken) {
            throw died(folder, WHO + " could not do its work: " + broken.what());
        }
        if (!((TrialVerdict.Sound) verdict).sha256().equals(sha256)) {
            throw new ModelIntegrityException(folder, "manifest", "it changed while it was looked at");
        }
    }

    private TrialVerdict run(Path folder, Path keys, Path work) throws IOException, ModelIntegrityException {
        Path verdict = work.resolve("verdict");
        Path crash = work.resolve("crash.log");
        Process process = start(folder, keys, work, verdict, crash);
        preferForKilling(process);
        try (Watch watch = Watch.over(process, limits, WHO)) {
            int status = process.waitFor();
            @Nullable String reason = watch.reason();
            if (reason != null) {
                throw died(folder, reason);
            }
            return TrialVerdict.read(verdict)
                    .orElseThrow(() -> died(folder, WHO + " " + ChildDeath.meaning(status, crash)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelIntegrityException(folder, CHECK, "it was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path folder, Path keys, Path work, Path verdict, Path crash) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Math.max(1, limits.megabytes() / 2) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for a second
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + crash,
                ChildDeath.NO_CORE_DUMP,
                "-Djava.io.tmpdir=" + work, // libraries unpack there; it is gone afterwards
                "-Dfile.encoding=UTF-8",
                TrialMain.class.getName(),
                folder.toAbsolutePath().toString(),
                keys.toAbsolutePath().toString(),
                verdict.toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        environment.put(
                "CLASSPATH", // not an argument: ONNX Runtime walks over the command line
                classes.files().stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** When the machine runs out of memory, the child is to go, not the server. */
    private static void preferForKilling(Process process) {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "oom_score_adj"), "1000");
        } catch (IOException e) {
            // another system, or it has ended already
        }
    }

    private static ModelIntegrityException died(Path folder, String why) {
        return new ModelIntegrityException(folder, CHECK, why + "; the package must not be used");
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

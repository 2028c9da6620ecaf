package org.rheumaroute.training.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.child.Watch;
import org.rheumaroute.training.Progress;
import org.rheumaroute.training.RefusedRunException;

/**
 * Runs a training job in a child JVM. Package and report appear at their places when the child has ended well; until
 * then they lie in a hidden folder beside them, which is deleted when anything goes wrong.
 */
public final class TrainerProcess {
    /** 128 and the signal's number, as the shell counts. */
    private static final int KILLED = 137;

    private final String mainClass;
    private final ProcessLimits limits;

    /** @param limits memory, time and where the log goes */
    public TrainerProcess(ProcessLimits limits) {
        this(TrainerMain.class.getName(), limits);
    }

    TrainerProcess(String mainClass, ProcessLimits limits) {
        this.mainClass = mainClass;
        this.limits = limits;
    }

    /**
     * What a child made.
     *
     * @param packageRef name, version and digest of the package
     * @param peakMegabytes most memory that the child used; 0 where the system does not tell
     */
    public record Trained(PackageRef packageRef, long peakMegabytes) {}

    /**
     * Runs a job to its end.
     *
     * @throws RefusedRunException when the child refuses the request
     * @throws TrainerFailedException when the child crashes, hangs, or uses more memory than it may
     * @throws IOException when a file cannot be read or written
     */
    public Trained run(TrainingJob job, Progress progress)
            throws RefusedRunException, TrainerFailedException, IOException {
        Path out = Path.of(job.out()).toAbsolutePath().normalize();
        Path parent = out.getParent();
        if (parent == null) {
            throw new IOException("a file system's root is no place for a package");
        }
        Files.createDirectories(parent);
        Files.createDirectories(limits.logs());
        Path work = parent.resolve(".training-" + UUID.randomUUID()); // beside the target, so that a move is atomic
        try {
            Files.createDirectory(work);
            TrainingJob inside = job.into(work.resolve("package"), work.resolve("report"));
            inside.write(work.resolve("job.json"));
            Child child = start(work);
            Trained trained = watched(child, progress);
            Files.deleteIfExists(out); // an empty folder only; anything else is an error
            Files.move(work.resolve("package"), out, StandardCopyOption.ATOMIC_MOVE);
            if (job.report() != null) {
                moveReport(work.resolve("report"), Path.of(job.report()));
            }
            Files.deleteIfExists(child.log()); // it tells nothing more than the report
            return trained;
        } finally {
            deleteTree(work);
        }
    }

    private record Child(Process process, Path log) {}

    private Child start(Path work) throws IOException {
        Path log = limits.logs()
                .resolve("training-" + work.getFileName().toString().substring(10) + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.megabytes() / 2 + "m",
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=" + limits.logs().toAbsolutePath().resolve("training-crash-%p.log"),
                "-XX:-CreateCoredumpOnCrash", // a dump would hold patients
                "-Dfile.encoding=UTF-8"));
        for (String property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith("org.slf4j.simpleLogger.")) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                mainClass,
                work.resolve("job.json").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        return new Child(process, log);
    }

    private Trained watched(Child child, Progress progress)
            throws RefusedRunException, TrainerFailedException, IOException {
        Process process = child.process();
        Thread onExit = new Thread(process::destroyForcibly, "end-trainer");
        Runtime.getRuntime().addShutdownHook(onExit);
        try (Watch watch = Watch.over(process, limits.ofChild(), "the training process")) {
            Line last = listen(process, progress);
            int status = process.waitFor();
            if (watch.reason() != null) {
                throw failed(child, String.valueOf(watch.reason()));
            }
            return result(child, last, status, watch.peakMegabytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(child, "training was interrupted");
        } finally {
            process.destroyForcibly();
            forget(onExit);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this JVM is ending; the hook does its work
        }
    }

    /** The last line that is no progress. */
    private static @Nullable Line listen(Process process, Progress progress) throws IOException {
        Line last = null;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Line line = Line.parse(text).orElse(null);
                if (line != null && line.word() == Line.Word.PROGRESS) {
                    progress.step(
                            line.fields().get(2),
                            Integer.parseInt(line.fields().get(0)),
                            Integer.parseInt(line.fields().get(1)));
                } else if (line != null) {
                    last = line;
                }
            }
        }
        return last;
    }

    private Trained result(Child child, @Nullable Line last, int status, long peak)
            throws RefusedRunException, TrainerFailedException, IOException {
        if (last != null && last.word() == Line.Word.REFUSED) {
            throw new RefusedRunException(last.fields().get(0));
        }
        if (last != null && last.word() == Line.Word.FAILED) {
            throw new IOException(last.fields().get(0));
        }
        if (last == null || status != TrainerMain.DONE) {
            throw failed(child, "the training process ended with status " + status + meaning(child, status));
        }
        return new Trained(
                new PackageRef(
                        last.fields().get(0),
                        last.fields().get(1),
                        last.fields().get(2),
                        Boolean.parseBoolean(last.fields().get(3))),
                peak);
    }

    private String meaning(Child child, int status) {
        if (Files.exists(crashFile(child.process().pid()))) {
            return " (native code crashed)";
        }
        return status == KILLED ? " (it was killed, perhaps for lack of memory)" : "";
    }

    private Path crashFile(long pid) {
        return limits.logs().toAbsolutePath().resolve("training-crash-" + pid + ".log");
    }

    private static TrainerFailedException failed(Child child, String what) {
        return new TrainerFailedException(what + "; no package was written. Its log: " + child.log());
    }

    private static void moveReport(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

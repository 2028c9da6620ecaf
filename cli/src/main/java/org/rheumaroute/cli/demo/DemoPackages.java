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
import org.rheumaroute.demo.chart.StarterCharts;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterCsv;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.child.ProcessLimits;
import org.rheumaroute.training.child.TrainingJob;

/**
 * The demonstration's model packages. They are trained on this machine, the first time they are needed, on invented
 * cohorts and with a key made here; none of it is part of the repository.
 */
public final class DemoPackages {
    /** Name of the demonstration's signing key. */
    public static final String KEY = "demo";

    private static final int PATIENTS = 2000;
    private static final int STARTERS = 600;
    private static final List<String> QUICKEST = List.of("logistic-regression", "xgboost");
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
            Trainer.run(job(TaskId.UA_PROGRESSION.value(), csv, fresh, CANDIDATES, home), limits(home));
            Files.createDirectories(home.demoPackages());
            FileTrees.delete(folder);
            Files.move(fresh, folder); // a package that stands there is whole
            return folder;
        } catch (IOException | RefusedException e) {
            throw new RefusedException("training the demonstration package failed: " + e.getMessage(), e);
        }
    }

    /**
     * The folder of the demonstration's package for a question; trains it when it is not there yet.
     *
     * @throws RefusedException when the demonstration has none for this question, or training fails
     */
    public static Path ensure(Home home, TaskId task) throws RefusedException {
        if (task.equals(TaskId.UA_PROGRESSION)) {
            return ensure(home);
        }
        StarterQuestion question = StarterQuestion.ofTask(task.value())
                .orElseThrow(() -> new RefusedException(
                        "the demonstration has no package for " + task + "; name one by --package"));
        try {
            ensure(question, home);
        } catch (IOException e) {
            throw new RefusedException("training the demonstration package failed: " + e.getMessage(), e);
        }
        return home.demoAllPackages().resolve(task.value());
    }

    private static void ensure(StarterQuestion question, Home home) throws IOException, RefusedException {
        if (!Files.exists(home.demoAllPackages().resolve(question.task()).resolve("manifest.json"))) {
            train(question, home);
        }
    }

    /**
     * The folder of packages for all questions: the one above and those about drugs that are starting. Trains what is not
     * there yet; small tables and two candidates, to be quick.
     *
     * @throws RefusedException when training fails
     */
    public static Path ensureAll(Home home) throws RefusedException {
        Path first = ensure(home);
        Path all = home.demoAllPackages();
        try {
            Path copy = all.resolve(TaskId.UA_PROGRESSION.value());
            FileTrees.delete(copy);
            FileTrees.copy(first, copy, file -> false);
            for (StarterQuestion question : StarterQuestion.values()) {
                ensure(question, home);
            }
            return all;
        } catch (IOException e) {
            throw new RefusedException("training the demonstration packages failed: " + e.getMessage(), e);
        }
    }

    private static void train(StarterQuestion question, Home home) throws IOException, RefusedException {
        System.err.println("Training the demonstration package of " + question.task() + " on " + STARTERS
                + " invented patients (once)");
        Path work = Files.createDirectories(home.demo().resolve("training"));
        Path csv = work.resolve(question.task() + ".csv");
        StarterCsv.write(
                question,
                STARTERS,
                new StarterCohort.Options(SEED, StarterCohort.Options.USUAL_EFFECT, StarterCharts.EXPRESSION),
                csv);
        Path fresh = work.resolve(question.task());
        FileTrees.delete(fresh);
        key(home.demoKeys());
        Trainer.run(job(question.task(), csv, fresh, QUICKEST, home), limits(home));
        Files.createDirectories(home.demoAllPackages());
        FileTrees.delete(home.demoAllPackages().resolve(question.task()));
        Files.move(fresh, home.demoAllPackages().resolve(question.task()));
    }

    /** The quick protocol: the demonstration shows the chain, not a claim about models. */
    private static TrainingJob job(String task, Path csv, Path out, List<String> candidates, Home home)
            throws IOException {
        boolean first = task.equals(TaskId.UA_PROGRESSION.value());
        return new TrainingJob(
                task,
                null,
                csv.toString(),
                null,
                out.toString(),
                home.demo().resolve(first ? "report" : "report-" + task).toString(),
                SEED,
                home.demoKeys().toString(),
                KEY,
                Trainer.engineCache(home).toString(),
                Protocol.quick(),
                candidates,
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

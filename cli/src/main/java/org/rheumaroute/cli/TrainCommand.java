package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.demo.Trainer;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.child.ProcessLimits;
import org.rheumaroute.training.child.TrainerProcess.Trained;
import org.rheumaroute.training.child.TrainingJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute train}: a cohort in, a signed model package and a report out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains every candidate on a cohort CSV, judges them on patients that they had not seen, combines them, and"
                    + " writes a signed model package with a report beside it. The same tables, seed and key give the"
                    + " same bytes.",
            "Research use, not a medical device."
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    TaskOption question = new TaskOption();

    @Option(names = "--cohort", required = true, paramLabel = "CSV", description = "the training cohort")
    Path cohort = Path.of("");

    @Option(
            names = "--external",
            paramLabel = "CSV",
            description = "another cohort; judged once, when everything is chosen")
    @Nullable
    Path external;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder of the package; must not exist or be empty")
    Path out = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "folder of report.html and report.json (default: the package's folder with '-report')")
    @Nullable
    Path report;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "seed")
    long seed;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "folder of demo.key.pem and demo.pub.pem; made when missing (default: the demonstration's)")
    @Nullable
    Path keys;

    @Option(
            names = "--protocol",
            paramLabel = "P",
            description = "nested: outer folds judge, inner folds choose; quick: one round of folds does both"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "nested")
    Protocol.Kind protocol = Protocol.Kind.NESTED;

    @Option(names = "--outer", paramLabel = "N", description = "outer folds (default: ${DEFAULT-VALUE})")
    int outer = 5;

    @Option(names = "--inner", paramLabel = "N", description = "inner folds (default: ${DEFAULT-VALUE})")
    int inner = 5;

    @Option(
            names = "--by-site",
            description = "each outer fold is one site: every site is judged by models of the others")
    boolean bySite;

    @Option(
            names = "--no-learning-curve",
            description = "leave the learning curve out; saves about a third of the time")
    boolean noLearningCurve;

    @Option(
            names = "--candidates",
            split = ",",
            paramLabel = "NAME",
            description = "who competes, for example xgboost,logistic-regression (default: all)")
    List<String> candidates = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "fits at the same time (default: the cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "memory that training may use (default: ${DEFAULT-VALUE})")
    int memory = ProcessLimits.USUAL_MEGABYTES;

    @Option(
            names = "--timeout",
            paramLabel = "MIN",
            description = "longest time, in minutes (default: ${DEFAULT-VALUE})")
    long timeout = ProcessLimits.USUAL_LONGEST.toMinutes();

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        question.read(null);
        requireFile(cohort);
        if (external != null) {
            requireFile(external);
        }
        if (Files.exists(out.resolve("manifest.json"))) {
            throw new RefusedException("there is a package at " + out + " already; a package is never overwritten");
        }
        Path keyFolder = keys != null ? keys : home.demoKeys();
        DemoPackages.key(keyFolder);
        Path reportFolder = report != null ? report : Path.of(out + "-report");
        TrainingJob job = new TrainingJob(
                question.task,
                question.taskFile == null ? null : question.taskFile.toString(),
                cohort.toString(),
                external == null ? null : external.toString(),
                out.toString(),
                reportFolder.toString(),
                seed,
                keyFolder.toString(),
                DemoPackages.KEY,
                Trainer.engineCache(home).toString(),
                protocol(),
                candidates,
                threads);
        ProcessLimits limits;
        try {
            limits = new ProcessLimits(memory, Duration.ofMinutes(timeout), Trainer.logs(home));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        print(Trainer.run(job, limits), reportFolder);
        return 0;
    }

    private Protocol protocol() throws RefusedException {
        try {
            boolean nested = protocol == Protocol.Kind.NESTED;
            return new Protocol(protocol, outer, inner, bySite, nested && !noLearningCurve);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireFile(Path csv) throws RefusedException {
        if (!Files.isRegularFile(csv)) {
            throw new RefusedException("no such cohort file: " + csv);
        }
    }

    private void print(Trained trained, Path reportFolder) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode();
        line.put("folder", out.toString());
        line.put("name", trained.packageRef().name());
        line.put("version", trained.packageRef().version());
        line.put("sha256", trained.packageRef().sha256());
        line.put("demonstration", trained.packageRef().demonstration());
        line.put("report", reportFolder.resolve("report.html").toString());
        line.put("peakMegabytes", trained.peakMegabytes());
        System.out.println(mapper.writeValueAsString(line));
    }
}

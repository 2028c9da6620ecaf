package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.CohortRefusedException;
import org.rheumaroute.training.TrainingReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute train}: a cohort in, a signed model package out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains XGBoost and a neural network on a cohort CSV, calibrates and combines them, and writes a signed"
                    + " model package. The same cohort, seed and key give the same bytes.",
            "Research use, not a medical device."
        })
public final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--task",
            required = true,
            paramLabel = "T",
            description = "the question, for example ua-progression")
    String task = "";

    @Option(
            names = "--cohort",
            required = true,
            paramLabel = "CSV",
            description = "the cohort; its header names features and units")
    Path cohort = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder of the package; must not exist or be empty")
    Path out = Path.of("");

    @Option(names = "--seed", required = true, paramLabel = "S", description = "seed")
    long seed;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "folder of demo.key.pem and demo.pub.pem; made when missing (default: the demonstration's)")
    @Nullable
    Path keys;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        TaskId question = Tasks.parse(task);
        if (!Files.isRegularFile(cohort)) {
            throw new RefusedException("no such cohort file: " + cohort);
        }
        if (Files.exists(out.resolve("manifest.json"))) {
            throw new RefusedException("there is a package at " + out + " already; a package is never overwritten");
        }
        SigningKey key = DemoPackages.key(keys != null ? keys : home.demoKeys());
        try {
            print(DemoPackages.train(question, cohort, out, seed, key, home));
            return 0;
        } catch (CohortRefusedException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(TrainingReport report) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode();
        line.put("folder", report.folder().toString());
        line.put("name", report.packageRef().name());
        line.put("version", report.packageRef().version());
        line.put("sha256", report.packageRef().sha256());
        line.put("demonstration", report.packageRef().demonstration());
        System.out.println(mapper.writeValueAsString(line));
    }
}

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
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.training.Recalibrating;
import org.rheumaroute.training.Recalibrating.Recalibrated;
import org.rheumaroute.training.RecalibrationRequest;
import org.rheumaroute.training.RefusedRunException;
import org.rheumaroute.training.table.CohortRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute recalibrate}: a signed package and local cases in, a new signed package out. */
@Command(
        name = "recalibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Fits the calibration line of a package to local cases and writes a new signed package; the models in it stay"
                    + " as they are. With fewer than 10 cases with or without the outcome it refuses, with fewer than 30"
                    + " it fits the intercept alone.",
            "Research use, not a medical device."
        })
public final class RecalibrateCommand implements Callable<Integer> {
    @Mixin
    TaskOption question = new TaskOption();

    @Option(names = "--package", required = true, paramLabel = "DIR", description = "the package as it is")
    Path modelPackage = Path.of("");

    @Option(names = "--cohort", required = true, paramLabel = "CSV", description = "the local cases")
    Path cohort = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder of the new package; must not exist or be empty")
    Path out = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "folder of demo.key.pem and demo.pub.pem, which sign the new package; made when missing"
                    + " (default: the demonstration's)")
    @Nullable
    Path keys;

    @Option(
            names = "--trusted-keys",
            paramLabel = "DIR",
            description = "folder of public keys that may have signed the package (default: that of --keys)")
    @Nullable
    Path trustedKeys;

    @Option(
            names = "--version-of-new",
            paramLabel = "V",
            description = "version of the new package (default: next patch)")
    @Nullable
    String version;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "seed of the bootstrap behind the interval (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Tasks.requirePackage(modelPackage);
        if (!Files.isRegularFile(cohort)) {
            throw new RefusedException("no such cohort file: " + cohort);
        }
        if (Files.exists(out.resolve("manifest.json"))) {
            throw new RefusedException("there is a package at " + out + " already; a package is never overwritten");
        }
        Path keyFolder = keys != null ? keys : home.demoKeys();
        try {
            print(Recalibrating.run(new RecalibrationRequest(
                    modelPackage,
                    Tasks.trusted(trustedKeys != null ? trustedKeys : keyFolder),
                    question.read(Tasks.taskOf(modelPackage)),
                    cohort,
                    out,
                    version,
                    seed,
                    DemoPackages.key(keyFolder))));
            return 0;
        } catch (ModelIntegrityException e) {
            throw new RefusedException("the package is not used: " + e.getMessage(), e);
        } catch (CohortRefusedException | RefusedRunException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(Recalibrated made) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode();
        line.put("folder", out.toString());
        line.put("name", made.packageRef().name());
        line.put("version", made.packageRef().version());
        line.put("sha256", made.packageRef().sha256());
        line.put("demonstration", made.packageRef().demonstration());
        line.put("cases", made.cases());
        line.put("events", made.events());
        line.put("method", made.method());
        put(line.putObject("before"), made.before());
        put(line.putObject("after"), made.after());
        System.out.println(mapper.writeValueAsString(line));
    }

    private static void put(ObjectNode to, Calibration calibration) {
        to.put("intercept", calibration.intercept());
        to.put("slope", calibration.slope());
    }
}

package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.training.RefusedRunException;
import org.rheumaroute.training.Validating;
import org.rheumaroute.training.ValidationRequest;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.table.CohortRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute validate}: a signed package judged on another cohort. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Judges a signed package on a cohort that it was not made with: the same measures as in training, for all and"
                    + " by subgroup, before and (if asked) after recalibration on some of the patients.",
            "Research use, not a medical device."
        })
public final class ValidateCommand implements Callable<Integer> {
    @Mixin
    TaskOption question = new TaskOption();

    @Option(names = "--package", required = true, paramLabel = "DIR", description = "the package")
    Path modelPackage = Path.of("");

    @Option(names = "--cohort", required = true, paramLabel = "CSV", description = "the other cohort")
    Path cohort = Path.of("");

    @Option(
            names = "--recalibrate-on",
            paramLabel = "N",
            description = "patients, drawn by seed, on which the calibration is fitted again; the others judge")
    int recalibrateOn;

    @Option(names = "--seed", paramLabel = "S", description = "seed of that draw (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--report", paramLabel = "HTML", description = "file of the report as a page")
    @Nullable
    Path html;

    @Option(names = "--json", paramLabel = "JSON", description = "file of the report as JSON")
    @Nullable
    Path json;

    @Option(
            names = "--trusted-keys",
            paramLabel = "DIR",
            description = "folder of public keys that may sign packages (default: the demonstration's)")
    @Nullable
    Path trustedKeys;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Tasks.requirePackage(modelPackage);
        if (!Files.isRegularFile(cohort)) {
            throw new RefusedException("no such cohort file: " + cohort);
        }
        Path keys = trustedKeys != null ? trustedKeys : home.demoKeys();
        try {
            print(Validating.run(new ValidationRequest(
                    modelPackage,
                    Tasks.trusted(keys),
                    question.read(Tasks.taskOf(modelPackage)),
                    cohort,
                    recalibrateOn,
                    seed,
                    html,
                    json)));
            return 0;
        } catch (ModelIntegrityException e) {
            throw new RefusedException("the package is not used: " + e.getMessage(), e);
        } catch (CohortRefusedException | RefusedRunException | IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** One line an evaluation and candidate: enough for a look; the report has the rest. */
    private static void print(Report report) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode();
        line.put("notice", report.notice());
        ArrayNode evaluations = line.putArray("evaluations");
        for (Evaluation evaluation : report.study().evaluations()) {
            ObjectNode one = evaluations.addObject();
            one.put("evaluation", evaluation.kind().words());
            one.put("patients", evaluation.whole().patients());
            one.put("events", evaluation.whole().events());
            put(one, "bestReachableAuc", evaluation.whole().bestReachableAuc());
            ArrayNode results = one.putArray("candidates");
            for (Result result : evaluation.whole().results()) {
                ObjectNode figures = results.addObject();
                figures.put("candidate", result.candidate());
                put(figures, "auc", result.auc());
                put(figures, "brier", result.brier());
                put(figures, "calibrationIntercept", result.calibrationIntercept());
                put(figures, "calibrationSlope", result.calibrationSlope());
            }
        }
        ArrayNode verdict = line.putArray("verdict");
        report.verdict().forEach(finding -> verdict.add(finding.text()));
        System.out.println(mapper.writeValueAsString(line));
    }

    private static void put(ObjectNode to, String name, @Nullable Estimate figure) {
        if (figure != null) {
            to.put(name, figure.value());
        }
    }
}

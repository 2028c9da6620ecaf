package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.foreign.ChildJvm;
import org.rheumaroute.cli.foreign.ForeignPackage;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.training.table.TaskDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute import}: a foreign model in, a signed model package out. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Wraps a foreign XGBoost model (JSON) or net (ONNX) with schema, card and golden rows into a signed model"
                    + " package. Its structure is checked first; it is run in a JVM of its own.",
            "Research use, not a medical device."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final String IN_THE_CHILD = "rheumaroute.import.child";

    @Mixin
    TaskOption question = new TaskOption();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description =
                    "model.json of XGBoost (gbtree, binary:logistic), or net.onnx (one input, one output: log-odds, or"
                            + " the probability by a sigmoid)")
    Path model = Path.of("");

    @Option(
            names = "--preprocessing",
            paramLabel = "FILE",
            description =
                    "for a net: how features become its inputs, in the form of a package's preprocessing.json (default: as"
                            + " they are, then a 0/1 flag for each that may be missing)")
    @Nullable
    Path preprocessing;

    @Option(
            names = "--card-file",
            required = true,
            paramLabel = "FILE",
            description = "the model card, in the form of a package's model-card.json")
    Path card = Path.of("");

    @Option(
            names = "--rows",
            required = true,
            paramLabel = "CSV",
            description = "input rows; what the model gives for them is recorded and compared at each load")
    Path rows = Path.of("");

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "DIR",
            description = "folder of demo.key.pem and demo.pub.pem; made when missing")
    Path keys = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder of the package; must not exist")
    Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        requireFiles();
        return Boolean.getBoolean(IN_THE_CHILD) ? bringIn() : inAChild();
    }

    private int inAChild() throws Exception {
        question.read(null); // a wrong task file needs no other JVM to be told
        List<String> options = new ArrayList<>(List.of("-D" + IN_THE_CHILD + "=true"));
        options.add("-Drheumaroute.home=" + Home.find().root());
        List<String> arguments = new ArrayList<>(List.of("import"));
        if (question.task != null) {
            arguments.addAll(List.of("--task", question.task));
        }
        if (question.taskFile != null) {
            arguments.addAll(List.of("--task-file", question.taskFile.toString()));
        }
        arguments.addAll(List.of("--model", model.toString(), "--card-file", card.toString()));
        arguments.addAll(List.of("--rows", rows.toString(), "--keys", keys.toString(), "--out", out.toString()));
        if (preprocessing != null) {
            arguments.addAll(List.of("--preprocessing", preprocessing.toString()));
        }
        return ChildJvm.run(RheumaRoute.class, options, arguments, ChildJvm.USUAL);
    }

    private int bringIn() throws Exception {
        TaskDefinition asked = question.read(null);
        ForeignPackage.Parts parts = new ForeignPackage.Parts(
                asked.task(), asked.inputs(), model, Optional.ofNullable(preprocessing), card, rows);
        PackageRef ref = new ForeignPackage(DemoPackages.key(keys)).write(parts, out.toAbsolutePath());
        System.out.println(JsonNodeFactory.instance
                .objectNode()
                .put("folder", out.toString())
                .put("name", ref.name())
                .put("version", ref.version())
                .put("sha256", ref.sha256())
                .put("demonstration", ref.demonstration()));
        return 0;
    }

    private void requireFiles() throws RefusedException {
        List<Path> needed = new ArrayList<>(List.of(model, card, rows));
        if (preprocessing != null) {
            needed.add(preprocessing);
        }
        for (Path file : needed) {
            if (!Files.isRegularFile(file)) {
                throw new RefusedException("no such file: " + file);
            }
        }
        if (Files.exists(out)) {
            throw new RefusedException("there is something at " + out + " already; a package is never overwritten");
        }
    }
}

package org.rheumaroute.cli.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.PackageDraft;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.packages.TrustedKeys;

/**
 * Makes a signed package of a foreign model: its structure is checked, golden rows are computed with it, and the package
 * is loaded as a server would before it is handed over. Runs native code on a foreign file: call it in a JVM of its own.
 */
public final class ForeignPackage {
    /** A foreign model says nothing of its own uncertainty: so wide that nobody takes it for a statement. */
    private static final IntervalRule NOT_ESTIMATED =
            new IntervalRule("not-estimated", 0.9, false, 1.645, 10_000, 0, 0, 0);

    private static final String NO_INTERVAL =
            "Imported without a calibration or an interval of its own: the probability"
                    + " is the model's own, the interval says nothing.";

    private static final Kind TREES = new Kind("xgboost", "model.json");
    private static final Kind NET = new Kind("onnx", "net.onnx");
    private static final String PREPROCESSING = "preprocessing.json";

    private final List<Engine> engines = ServiceLoader.load(Engine.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private final SigningKey key;

    /** @param key signs the package */
    public ForeignPackage(SigningKey key) {
        this.key = key;
    }

    /**
     * What an engine calls itself and its weights: the package format's words.
     *
     * @param engine id of the engine
     * @param weights name of its file in a package
     */
    private record Kind(String engine, String weights) {}

    /**
     * What is brought in.
     *
     * @param task the question it answers
     * @param inputs its inputs in the model's order, and the gates
     * @param model {@code .json} for XGBoost, {@code .onnx} for a net
     * @param preprocessing how features become the net's inputs; for a net only, empty when it takes them as they are
     * @param card the model card in the form of a package's {@code model-card.json}
     * @param rows input rows whose outputs are recorded as golden rows
     */
    public record Parts(
            TaskId task, InputContract inputs, Path model, Optional<Path> preprocessing, Path card, Path rows) {}

    /**
     * Writes the package.
     *
     * @param out must not exist
     * @throws RefusedException naming what is wrong with the model, the card or the rows; nothing is written then
     */
    public PackageRef write(Parts parts, Path out) throws RefusedException, IOException {
        try {
            ModelCard card = card(parts);
            List<FeatureVector> rows =
                    RowsFile.read(parts.rows(), parts.inputs().schema());
            Kind kind = parts.model().toString().endsWith(".onnx") ? NET : TREES;
            ScoringRule rule = new ScoringRule(List.of(), new Calibration(0, 1), NOT_ESTIMATED);
            PackageFiles signed = new PackageWriter(key, engines)
                    .single(
                            new PackageDraft(card, parts.inputs(), rule, rows),
                            kind.engine(),
                            weights(parts, kind, rows));
            return handOver(signed, out);
        } catch (ModelIntegrityException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) { // an engine that computes nonsense: its sums do not add up
            throw new RefusedException("the model cannot be used: " + e.getMessage(), e);
        }
    }

    /** Written beside and loaded from there as a server would; only then it gets its name. */
    private PackageRef handOver(PackageFiles signed, Path out) throws ModelIntegrityException, IOException {
        Path beside = out.resolveSibling(out.getFileName() + ".new");
        PackageWriter.write(signed, beside);
        try {
            new PackageLoader(TrustedKeys.of(List.of(key.publicKey())), engines)
                    .load(beside)
                    .close();
            Files.move(beside, out);
            return PackageWriter.refOf(signed);
        } finally {
            if (Files.exists(beside)) {
                FileTrees.delete(beside);
            }
        }
    }

    private static Map<String, byte[]> weights(Parts parts, Kind kind, List<FeatureVector> rows)
            throws RefusedException, IOException {
        byte[] given = Files.readAllBytes(parts.model());
        if (kind.equals(NET)) {
            byte[] preprocessing = parts.preprocessing().isPresent()
                    ? Files.readAllBytes(parts.preprocessing().get())
                    : AsTheyAre.preprocessing(parts.inputs().schema(), rows);
            return Map.of(kind.weights(), ForeignNet.inOurWords(given), PREPROCESSING, preprocessing);
        }
        if (parts.preprocessing().isPresent()) {
            throw new RefusedException("an XGBoost model takes the features as they are: leave --preprocessing out");
        }
        ForeignTrees.requireWhole(given);
        return Map.of(kind.weights(), given);
    }

    private static ModelCard card(Parts parts) throws RefusedException, IOException, ModelIntegrityException {
        ModelCard given = ModelCard.read(parts.card(), Files.readAllBytes(parts.card()));
        if (!given.task().equals(parts.task())) {
            throw new RefusedException("the card answers " + given.task() + ", the task file asks " + parts.task());
        }
        List<String> limits = new ArrayList<>(given.limits());
        limits.add(NO_INTERVAL);
        return new ModelCard(
                given.name(),
                given.version(),
                given.task(),
                given.title(),
                given.demonstration(),
                given.intendedUse(),
                given.outOfScope(),
                given.outcome(),
                given.outcomeCode(),
                given.horizon(),
                given.cohort(),
                given.metrics(),
                given.cutoffs(),
                limits,
                given.training());
    }
}

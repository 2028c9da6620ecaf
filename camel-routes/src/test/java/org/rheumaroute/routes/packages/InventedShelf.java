package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.child.ChildLimits;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.PackageDraft;
import org.rheumaroute.model.packages.PackageWriter;
import org.rheumaroute.model.packages.ScoringRule;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.routes.config.RouteSettings;

/** A folder of small signed packages, each of which gives everybody one invented number, and shelves over it. */
public final class InventedShelf {
    /** The shipped question. */
    public static final TaskId UA = TaskId.UA_PROGRESSION;

    /** A second question with the inputs of the first; known in tests only. */
    public static final TaskId TOY = new TaskId("toy-question");

    /** When everything happens. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final SigningKey key = SigningKey.generate();
    private final Path packages;
    private final Path keys;
    private final Path data;

    /** An empty one. */
    public InventedShelf(Path temp) throws IOException {
        packages = Files.createDirectories(temp.resolve("packages"));
        keys = Files.createDirectories(temp.resolve("keys"));
        data = temp.resolve("data");
        key.write(keys, "tests");
    }

    /** Opens a shelf, as a server does at start, but without a second for each package in a process of its own. */
    public PackageShelf open() {
        return open((claim, keys) -> {});
    }

    PackageShelf open(PackageTrial trial) {
        return PackageShelf.open(settings(), Site.NONE, NOON, trial);
    }

    /** Puts a package into the folder that gives everybody the same number. */
    public PackageRef add(TaskId task, String version, double logOdds) throws Exception {
        byte[] constant = Double.toString(logOdds).getBytes(StandardCharsets.UTF_8);
        return add(task, version, new ConstantEngine(), Map.of(ConstantEngine.FILE, constant));
    }

    /** Puts a package of small trees on the real engine into the folder; each version has a schema of its own. */
    public PackageRef addTrees(TaskId task, String version, long seed) throws Exception {
        byte[] json = trees(schema(task, version), seed);
        return add(task, version, new BoosterEngine(), Map.of(BoosterEngine.MODEL_FILE, json));
    }

    private PackageRef add(TaskId task, String version, Engine engine, Map<String, byte[]> weights) throws Exception {
        PackageFiles signed =
                new PackageWriter(key, List.of(engine)).single(draft(task, version), engine.id(), weights);
        PackageWriter.write(signed, folder(task, version));
        return PackageWriter.refOf(signed);
    }

    Path folder(TaskId task, String version) {
        return packages.resolve(task + "-" + version);
    }

    Path record() {
        return data.resolve("packages.json");
    }

    /** What a server with this folder is told. */
    public RouteSettings settings() {
        return new RouteSettings(
                URI.create("http://127.0.0.1:1/fhir"),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                1,
                1024,
                Optional.of(packages),
                Optional.of(keys),
                new ChildLimits(256, Duration.ofMinutes(1)),
                data,
                Optional.empty(),
                Optional.empty(),
                5,
                50,
                Duration.ZERO,
                true,
                WriterSettings.Refusals.NONE);
    }

    private static PackageDraft draft(TaskId task, String version) {
        FeatureSchema schema = schema(task, version);
        ScoringRule rule = new ScoringRule(
                List.of(),
                new Calibration(0, 1),
                new IntervalRule(IntervalRule.CALIBRATION_REFIT_AND_SPREAD, 0.9, false, 1.645, 0, 0, 0, 0.1));
        return new PackageDraft(
                card(task, version), new InputContract(schema, 1), rule, List.of(everythingKnown(schema)));
    }

    private static FeatureSchema schema(TaskId task, String version) {
        return new FeatureSchema(
                version,
                FeatureMap.ofTask(task).features().stream()
                        .map(rule -> new FeatureSpec(
                                rule.feature(),
                                rule.unit(),
                                0,
                                10_000,
                                rule.policy(),
                                FeatureGroup.PERSON,
                                rule.feature().value(),
                                "検査"))
                        .toList());
    }

    private static byte[] trees(FeatureSchema schema, long seed) throws XGBoostError {
        Random random = new Random(seed);
        int rows = 200;
        float[] cells = new float[rows * schema.size()];
        float[] outcomes = new float[rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) Math.abs(20 * random.nextGaussian());
        }
        for (int row = 0; row < rows; row++) {
            outcomes[row] = random.nextInt(2);
        }
        DMatrix table = new DMatrix(cells, rows, schema.size(), Float.NaN);
        table.setLabel(outcomes);
        Map<String, Object> settings =
                Map.of("objective", "binary:logistic", "max_depth", 3, "nthread", 1, "seed", 1, "base_score", 0.5);
        byte[] json = XGBoost.train(table, new HashMap<>(settings), 30, Map.of(), null, null)
                .toByteArray("json");
        table.dispose();
        return json;
    }

    private static FeatureVector everythingKnown(FeatureSchema schema) {
        FeatureVector.Builder vector = FeatureVector.of(schema);
        schema.features().forEach(feature -> vector.set(feature.name(), 1));
        return vector.build();
    }

    private static ModelCard card(TaskId task, String version) {
        return new ModelCard(
                task.value(),
                version,
                task,
                "Invented",
                true,
                "Tests.",
                "Everything else.",
                "Invented.",
                "69896004",
                Period.ofMonths(12),
                new ModelCard.Cohort("Invented.", 10, 3, 1, Map.of(), "0".repeat(64)),
                List.of(),
                new ModelCard.Cutoffs(0.2, 0.6, "invented"),
                List.of("Invented."),
                new ModelCard.Training(1, Map.of(), Map.of()));
    }
}

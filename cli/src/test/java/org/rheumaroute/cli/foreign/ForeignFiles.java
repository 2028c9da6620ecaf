package org.rheumaroute.cli.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.model.packages.ModelCard;

/** Files as somebody else would bring them: models by the engines' own means, invented rows, a card. */
public final class ForeignFiles {
    private final Path folder;
    private final FeatureSchema schema;

    /** @param schema inputs in the model's order */
    public ForeignFiles(Path folder, FeatureSchema schema) {
        this.folder = folder;
        this.schema = schema;
    }

    /** Five small trees on random numbers. */
    public Path trees() throws IOException, XGBoostError {
        Random random = new Random(4);
        int rows = 120;
        float[] cells = new float[rows * schema.size()];
        float[] outcomes = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < schema.size(); column++) {
                FeatureSpec feature = schema.features().get(column);
                cells[row * schema.size() + column] =
                        (float) (feature.low() + random.nextDouble() * (feature.high() - feature.low()));
            }
            outcomes[row] = random.nextInt(2);
        }
        DMatrix table = new DMatrix(cells, rows, schema.size(), Float.NaN);
        table.setLabel(outcomes);
        Map<String, Object> settings = new HashMap<>(
                Map.of("objective", "binary:logistic", "max_depth", 2, "nthread", 1, "seed", 1, "base_score", 0.5));
        byte[] json = XGBoost.train(table, settings, 5, Map.of(), null, null).toByteArray("json");
        table.dispose();
        return Files.write(folder.resolve("model.json"), json);
    }

    /** Ten rows in which everything is known, a cohort's other columns among them. */
    public Path rows() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# invented");
        lines.add("patient-id,"
                + schema.features().stream().map(InputContract::columnOf).collect(Collectors.joining(",")));
        for (int row = 0; row < 10; row++) {
            double share = row / 10.0;
            lines.add("p" + row + ","
                    + schema.features().stream()
                            .map(f -> Double.toString(f.low() + share * (f.high() - f.low())))
                            .collect(Collectors.joining(",")));
        }
        return Files.write(folder.resolve("rows.csv"), lines);
    }

    /** The median of each feature in {@link #rows}. */
    public double[] medians() {
        return schema.features().stream()
                .mapToDouble(f -> f.low() + 0.45 * (f.high() - f.low()))
                .toArray();
    }

    /** A card for a question. */
    public Path card(TaskId task) throws IOException {
        ModelCard card = new ModelCard(
                "foreign-model",
                "3.1.0",
                task,
                "Foreign model of the tests",
                true,
                "Tests.",
                "Everything else.",
                "Invented.",
                "69896004",
                Period.ofMonths(12),
                new ModelCard.Cohort("Invented.", 120, 60, 1, Map.of(), "0".repeat(64)),
                List.of(),
                new ModelCard.Cutoffs(0.2, 0.6, "invented"),
                List.of("Invented."),
                new ModelCard.Training(1, Map.of(), Map.of()));
        return Files.write(folder.resolve("card.json"), card.toJson());
    }
}

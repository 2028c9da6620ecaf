package org.rheumaroute.training.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.training.table.TableLayout.FeatureColumn;

/** Reads a task file (YAML): the question, the columns of its table, the inputs and the subgroups. Nothing is guessed. */
public final class TaskFile {
    private static final long MOST_BYTES = 1L << 20;
    private static final String SNOMED_CT = "http://snomed.info/sct";

    private TaskFile() {}

    /**
     * Reads a file.
     *
     * @throws TaskRefusedException naming line, field and reason
     * @throws IOException when it cannot be read
     */
    public static TaskDefinition read(Path file) throws IOException, TaskRefusedException {
        if (Files.size(file) > MOST_BYTES) {
            throw new TaskRefusedException(0, "", "the file has more than " + MOST_BYTES + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new TaskRefusedException(0, "", "the file is not UTF-8");
        }
    }

    /** Reads the text of a task file. */
    public static TaskDefinition parse(String yaml) throws TaskRefusedException {
        TaskNode root = TaskNode.root(yaml);
        root.allow(
                "task",
                "version",
                "title",
                "intendedUse",
                "outOfScope",
                "outcome",
                "horizon",
                "patient",
                "site",
                "truth",
                "rowsPerPatient",
                "minimumKnown",
                "schemaVersion",
                "table",
                "limits",
                "features",
                "subgroups",
                "owner");
        return new Reader(root).read();
    }

    /** One file. */
    private record Reader(TaskNode root) {
        TaskDefinition read() throws TaskRefusedException {
            List<FeatureSpec> features = new ArrayList<>();
            List<FeatureColumn> columns = new ArrayList<>();
            List<Transform> transforms = new ArrayList<>();
            for (TaskNode feature : root.children("features")) {
                FeatureSpec spec = feature(feature, features);
                features.add(spec);
                columns.add(column(feature, spec));
                transforms.add(
                        feature.has("transform") ? constant(feature, "transform", Transform.class) : Transform.NONE);
            }
            TaskNode outcome = root.child("outcome");
            outcome.allow("definition", "column", "event", "other", "unknown", "code");
            InputContract inputs = inputs(features);
            return new TaskDefinition(
                    task(),
                    root.text("version"),
                    root.text("title"),
                    root.text("intendedUse"),
                    root.text("outOfScope"),
                    outcome.text("definition"),
                    code(outcome.child("code")),
                    horizon(),
                    root.texts("limits"),
                    inputs,
                    transforms,
                    new LayoutFields(root, outcome).read(columns),
                    new SubgroupFields(root, inputs.schema()).read(),
                    root.has("owner") ? root.child("owner").allTexts() : Map.of());
        }

        private TaskId task() throws TaskRefusedException {
            try {
                return new TaskId(root.text("task"));
            } catch (IllegalArgumentException e) {
                throw root.refused("task", String.valueOf(e.getMessage()));
            }
        }

        private Period horizon() throws TaskRefusedException {
            try {
                return Period.parse(root.text("horizon"));
            } catch (DateTimeException e) {
                throw root.refused("horizon", "must be an ISO 8601 period such as P12M");
            }
        }

        private InputContract inputs(List<FeatureSpec> features) throws TaskRefusedException {
            int least = root.count("minimumKnown");
            if (features.isEmpty()) {
                throw root.refused("features", "must name one at least");
            }
            if (least < 1 || least > features.size()) {
                throw root.refused("minimumKnown", "must be 1 to the number of features, " + features.size());
            }
            return new InputContract(new FeatureSchema(root.text("schemaVersion"), features), least);
        }
    }

    private static FeatureSpec feature(TaskNode node, List<FeatureSpec> before) throws TaskRefusedException {
        node.allow(
                "name",
                "column",
                "unit",
                "low",
                "high",
                "missing",
                "group",
                "english",
                "japanese",
                "transform",
                "categories");
        FeatureName name = name(node, "name");
        if (before.stream().anyMatch(f -> f.name().equals(name))) {
            throw node.refused("name", "'" + name + "' stands twice");
        }
        double low = node.number("low");
        double high = node.number("high");
        if (!(low < high)) {
            throw node.refused("high", "must be above 'low'");
        }
        return new FeatureSpec(
                name,
                node.text("unit"),
                low,
                high,
                constant(node, "missing", MissingPolicy.class),
                constant(node, "group", FeatureGroup.class),
                node.text("english"),
                node.optionalText("japanese").orElse(node.text("english")));
    }

    private static FeatureColumn column(TaskNode node, FeatureSpec spec) throws TaskRefusedException {
        Map<String, Double> categories =
                node.has("categories") ? node.child("categories").numbers() : Map.of();
        for (Map.Entry<String, Double> category : categories.entrySet()) {
            if (!spec.accepts(category.getValue())) {
                throw node.refused("categories", "'" + category.getKey() + "' lies outside 'low' to 'high'");
            }
        }
        return new FeatureColumn(node.optionalText("column").orElse(InputContract.columnOf(spec)), categories);
    }

    static FeatureName name(TaskNode node, String key) throws TaskRefusedException {
        try {
            return new FeatureName(node.text(key));
        } catch (IllegalArgumentException e) {
            throw node.refused(key, "must be lower-case words joined by hyphens");
        }
    }

    /** A SNOMED CT code alone; a code of another system behind the system's name and a bar. */
    private static String code(TaskNode code) throws TaskRefusedException {
        code.allow("system", "code", "display");
        String system = code.text("system");
        if (!system.startsWith("http://") && !system.startsWith("https://") && !system.startsWith("urn:")) {
            throw code.refused("system", "must be the address of a code system, such as " + SNOMED_CT);
        }
        return system.equals(SNOMED_CT) ? code.text("code") : system + "|" + code.text("code");
    }

    private static <E extends Enum<E>> E constant(TaskNode node, String key, Class<E> type)
            throws TaskRefusedException {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : type.getEnumConstants()) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return node.choice(key, words);
    }
}

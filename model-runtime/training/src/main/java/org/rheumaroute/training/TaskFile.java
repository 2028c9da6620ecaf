package org.rheumaroute.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.training.TableLayout.FeatureColumn;

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
                    layout(outcome, columns),
                    subgroups(inputs.schema()),
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

        private TableLayout layout(TaskNode outcome, List<FeatureColumn> columns) throws TaskRefusedException {
            Set<String> event = Set.copyOf(new HashSet<>(outcome.texts("event")));
            Set<String> other = Set.copyOf(new HashSet<>(outcome.texts("other")));
            if (event.stream().anyMatch(other::contains)) {
                throw outcome.refused("other", "names a cell that 'event' names too");
            }
            Map<String, Boolean> several = Map.of("one", false, "several", true);
            TableLayout layout = new TableLayout(
                    root.text("patient"),
                    root.optionalText("site").orElse(null),
                    outcome.text("column"),
                    event,
                    other,
                    outcome.has("unknown") && outcome.choice("unknown", Map.of("refused", false, "left-out", true)),
                    root.optionalText("truth").orElse(null),
                    root.has("rowsPerPatient") && root.choice("rowsPerPatient", several),
                    exact(),
                    separator(),
                    root.has("table") && root.child("table").flag("quoted", false),
                    missing(),
                    columns);
            requireDistinct(layout);
            return layout;
        }

        private boolean exact() throws TaskRefusedException {
            if (!root.has("table")) {
                return false;
            }
            TaskNode table = root.child("table");
            table.allow("columns", "separator", "quoted", "missing");
            return table.has("columns") && table.choice("columns", Map.of("exact", true, "named", false));
        }

        private char separator() throws TaskRefusedException {
            Map<String, Character> known = Map.of("comma", ',', "semicolon", ';', "tab", '\t');
            boolean given = root.has("table") && root.child("table").has("separator");
            return given ? root.child("table").choice("separator", known) : ',';
        }

        private Set<String> missing() throws TaskRefusedException {
            boolean given = root.has("table") && root.child("table").has("missing");
            return given ? Set.copyOf(new HashSet<>(root.child("table").texts("missing"))) : Set.of();
        }

        private void requireDistinct(TableLayout layout) throws TaskRefusedException {
            Set<String> seen = new HashSet<>(Set.of(layout.patient()));
            String twice = " is named as another column too";
            if (layout.site().isPresent() && !seen.add(layout.site().get())) {
                throw root.refused("site", layout.site().get() + twice);
            }
            for (FeatureColumn column : layout.features()) {
                if (!seen.add(column.header())) {
                    throw root.refused("features", "column '" + column.header() + "'" + twice);
                }
            }
            if (!seen.add(layout.outcomeColumn())) {
                throw root.refused("outcome", "column '" + layout.outcomeColumn() + "'" + twice);
            }
        }

        private List<Subgroup> subgroups(FeatureSchema schema) throws TaskRefusedException {
            if (!root.has("subgroups")) {
                return List.of();
            }
            List<Subgroup> subgroups = new ArrayList<>();
            for (TaskNode group : root.children("subgroups")) {
                group.allow("name", "english", "japanese", "all", "any");
                if (group.has("all") == group.has("any")) {
                    throw group.refused("name", "needs either 'all' (every condition holds) or 'any' (one does)");
                }
                List<List<Subgroup.Condition>> any = new ArrayList<>();
                if (group.has("all")) {
                    any.add(conditions(group.children("all"), schema));
                } else {
                    for (TaskNode one : group.children("any")) {
                        any.add(conditions(List.of(one), schema));
                    }
                }
                String name = group.text("name");
                if (subgroups.stream().anyMatch(s -> s.name().equals(name)) || name.equals("all")) {
                    throw group.refused("name", "'" + name + "' is the name of another group");
                }
                subgroups.add(new Subgroup(
                        name,
                        group.text("english"),
                        group.optionalText("japanese").orElse(""),
                        any));
            }
            return subgroups;
        }
    }

    private static List<Subgroup.Condition> conditions(List<TaskNode> nodes, FeatureSchema schema)
            throws TaskRefusedException {
        List<Subgroup.Condition> conditions = new ArrayList<>();
        for (TaskNode node : nodes) {
            node.allow("feature", "below", "atMost", "above", "atLeast");
            FeatureName name = name(node, "feature");
            if (schema.positionOf(name).isEmpty()) {
                throw node.refused("feature", "'" + name + "' is not a feature of this task");
            }
            conditions.add(condition(node, name));
        }
        return conditions;
    }

    /** Four ways to say a bound as two: "at most 15" is "below the next number that a double can hold". */
    private static Subgroup.Condition condition(TaskNode node, FeatureName name) throws TaskRefusedException {
        if (node.has("below") == node.has("atMost") && node.has("above") == node.has("atLeast")) {
            throw node.refused(
                    "feature", "needs one of 'below' and 'atMost', or one of 'above' and 'atLeast', or both");
        }
        double atLeast = Double.NEGATIVE_INFINITY;
        double below = Double.POSITIVE_INFINITY;
        if (node.has("above") || node.has("atLeast")) {
            atLeast = node.has("above") ? Math.nextUp(node.number("above")) : node.number("atLeast");
        }
        if (node.has("below") || node.has("atMost")) {
            below = node.has("atMost") ? Math.nextUp(node.number("atMost")) : node.number("below");
        }
        return new Subgroup.Condition(name, atLeast, below);
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

    private static FeatureName name(TaskNode node, String key) throws TaskRefusedException {
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

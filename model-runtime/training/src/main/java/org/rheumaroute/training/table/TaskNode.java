package org.rheumaroute.training.table;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a task file, so that every refusal names line and field. Confined to the reading thread. */
final class TaskNode {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,18})?");
    private static final int MOST_CHARACTERS = 1 << 20;

    private final String path;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private TaskNode(Node node, String path) throws TaskRefusedException {
        this.path = path;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new TaskRefusedException(line, path, "must hold fields of its own ('key: value')");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw new TaskRefusedException(lineOf(tuple.getKeyNode()), under(key), "stands twice");
            }
            lines.put(key, lineOf(tuple.getKeyNode()));
        }
    }

    static TaskNode root(String yaml) throws TaskRefusedException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Node node = new Yaml(options).compose(new StringReader(yaml));
            if (node == null) {
                throw new TaskRefusedException(0, "", "the task file is empty");
            }
            return new TaskNode(node, "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new TaskRefusedException(line, "", "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new TaskRefusedException(0, "", "is not YAML: " + e.getMessage());
        }
    }

    /** Refuses fields that nobody reads: a misspelled one must not be ignored in silence. */
    void allow(String... known) throws TaskRefusedException {
        Set<String> names = new TreeSet<>(List.of(known));
        for (Map.Entry<String, Integer> field : lines.entrySet()) {
            if (!names.contains(field.getKey())) {
                throw new TaskRefusedException(
                        field.getValue(), under(field.getKey()), "is not known; known here: " + names);
            }
        }
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    String text(String key) throws TaskRefusedException {
        return scalar(required(key), under(key));
    }

    Optional<String> optionalText(String key) throws TaskRefusedException {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    double number(String key) throws TaskRefusedException {
        return number(required(key), under(key));
    }

    int count(String key) throws TaskRefusedException {
        double value = number(key);
        if (value != Math.rint(value) || value < 0 || value > 1_000_000) {
            throw refused(key, "must be a whole number");
        }
        return (int) value;
    }

    boolean flag(String key, boolean otherwise) throws TaskRefusedException {
        return has(key) ? choice(key, Map.of("true", true, "false", false)) : otherwise;
    }

    /** One of a few words. */
    <T> T choice(String key, Map<String, T> words) throws TaskRefusedException {
        T found = words.get(text(key));
        if (found == null) {
            throw refused(key, "must be one of " + new TreeSet<>(words.keySet()));
        }
        return found;
    }

    /** One text or a list of texts. */
    List<String> texts(String key) throws TaskRefusedException {
        List<String> texts = new ArrayList<>();
        Node node = required(key);
        if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                texts.add(scalar(sequence.getValue().get(i), under(key) + "[" + i + "]"));
            }
        } else {
            texts.add(scalar(node, under(key)));
        }
        return texts;
    }

    TaskNode child(String key) throws TaskRefusedException {
        return new TaskNode(required(key), under(key));
    }

    List<TaskNode> children(String key) throws TaskRefusedException {
        if (!(required(key) instanceof SequenceNode sequence)) {
            throw refused(key, "must be a list");
        }
        List<TaskNode> children = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            children.add(new TaskNode(sequence.getValue().get(i), under(key) + "[" + i + "]"));
        }
        return children;
    }

    /** Every field as a number. */
    Map<String, Double> numbers() throws TaskRefusedException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            numbers.put(field.getKey(), number(field.getValue(), under(field.getKey())));
        }
        return numbers;
    }

    /** Every field as a text. */
    Map<String, String> allTexts() throws TaskRefusedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            texts.put(field.getKey(), scalar(field.getValue(), under(field.getKey())));
        }
        return texts;
    }

    TaskRefusedException refused(String key, String reason) {
        return new TaskRefusedException(lines.getOrDefault(key, line), under(key), reason);
    }

    private Node required(String key) throws TaskRefusedException {
        Node node = fields.get(key);
        if (node == null) {
            throw new TaskRefusedException(line, under(key), "is missing");
        }
        return node;
    }

    private String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static double number(Node node, String field) throws TaskRefusedException {
        String text = scalar(node, field);
        if (!NUMBER.matcher(text).matches()) {
            throw new TaskRefusedException(lineOf(node), field, "must be a number");
        }
        return Double.parseDouble(text);
    }

    private static String scalar(Node node, String field) throws TaskRefusedException {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw new TaskRefusedException(lineOf(node), field, "must be a text or a number, not empty");
        }
        return scalar.getValue().strip();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

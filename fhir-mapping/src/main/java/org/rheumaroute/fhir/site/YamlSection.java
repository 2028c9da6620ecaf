package org.rheumaroute.fhir.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.site.SiteFileException.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a YAML file, read strictly: every wrong thing becomes a problem with its line. Confined. */
final class YamlSection {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final int LONGEST = 200;

    private final String path;
    private final int line;
    private final List<Problem> problems;
    private final boolean isMapping;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /** @param known the fields that may stand here; empty when any may */
    YamlSection(String path, Node node, Set<String> known, List<Problem> problems) {
        this.path = path;
        this.line = lineOf(node);
        this.problems = problems;
        this.isMapping = node instanceof MappingNode;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> take(tuple, known));
        } else {
            problems.add(new Problem(line, path, "must be a mapping (key: value)"));
        }
    }

    private void take(NodeTuple tuple, Set<String> known) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        int at = lineOf(tuple.getKeyNode());
        if (!known.isEmpty() && !known.contains(key)) {
            problems.add(new Problem(at, nameOf(key), "is not known; known here: " + String.join(", ", known)));
        } else if (fields.putIfAbsent(key, tuple.getValueNode()) != null) {
            problems.add(new Problem(at, nameOf(key), "stands twice"));
        } else {
            lines.put(key, at);
        }
    }

    /** The fields that stand here, in order. */
    Set<String> keys() {
        return fields.keySet();
    }

    /** Notes a problem of a field; of the whole section when the field is empty or does not stand here. */
    void fault(String field, String reason) {
        problems.add(new Problem(lineOfField(field), nameOf(field), reason));
    }

    int lineOfField(String field) {
        return lines.getOrDefault(field, line);
    }

    /** A text; null when absent or wrong. What looks like a number is taken as it is written. */
    @Nullable
    String text(String field) {
        Node node = fields.get(field);
        return node == null ? null : textOf(node, nameOf(field));
    }

    /** A text that must be there; null after a problem was noted. */
    @Nullable
    String requireText(String field) {
        if (isMapping && !fields.containsKey(field)) {
            fault(field, "is missing");
        }
        return text(field);
    }

    private @Nullable String textOf(Node node, String name) {
        boolean isText = node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
        String text = isText ? ((ScalarNode) node).getValue().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(lineOf(node), name, "must be a text of 1 to " + LONGEST + " characters"));
            return null;
        }
        return text;
    }

    /** {@code true} or {@code false}; {@code absent} when absent or wrong. */
    boolean flag(String field, boolean absent) {
        Node node = fields.get(field);
        if (node == null) {
            return absent;
        }
        String text = node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL) ? scalar.getValue() : "";
        if (!text.equals("true") && !text.equals("false")) {
            fault(field, "must be true or false");
            return absent;
        }
        return text.equals("true");
    }

    /** A number that must be there; null after a problem was noted. */
    @Nullable
    BigDecimal requireNumber(String field) {
        Node node = fields.get(field);
        String text = node instanceof ScalarNode scalar
                        && (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT))
                ? scalar.getValue()
                : "";
        if (!isMapping) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            fault(field, node == null ? "is missing" : "must be a plain number, for example 4.5");
            return null;
        }
        return new BigDecimal(text);
    }

    /** A list of texts; empty when absent or wrong. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        List<Node> items = items(field);
        for (int i = 0; i < items.size(); i++) {
            String text = textOf(items.get(i), nameOf(field) + '[' + i + ']');
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list of mappings; empty when absent or wrong. */
    List<YamlSection> sections(String field, Set<String> known) {
        List<YamlSection> sections = new ArrayList<>();
        List<Node> items = items(field);
        for (int i = 0; i < items.size(); i++) {
            sections.add(new YamlSection(nameOf(field) + '[' + i + ']', items.get(i), known, problems));
        }
        return sections;
    }

    /** A mapping whose keys are not fixed; null when absent. */
    @Nullable
    YamlSection open(String field) {
        Node node = fields.get(field);
        return node == null ? null : new YamlSection(nameOf(field), node, Set.of(), problems);
    }

    private List<Node> items(String field) {
        Node node = fields.get(field);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            fault(field, "must be a list");
        }
        return List.of();
    }

    private String nameOf(String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + '.' + field;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

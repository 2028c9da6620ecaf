package org.rheumaroute.model.xgboost;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * Checks an XGBoost JSON model in Java. XGBoost itself follows a forged child index out of its arrays, and a crash there
 * ends the whole server.
 */
final class TreeStructure {
    private static final int MOST_TREES = 5000;
    private static final Set<String> MODEL_KEYS =
            Set.of("gbtree_model_param", "trees", "tree_info", "iteration_indptr");
    private static final Set<String> LEARNER_KEYS = Set.of(
            "attributes", "feature_names", "feature_types", "gradient_booster", "learner_model_param", "objective");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int features;

    private TreeStructure(int features) {
        this.features = features;
    }

    /**
     * Refuses everything but a sound {@code gbtree} with {@code binary:logistic} and numeric splits.
     *
     * @param features number of inputs that the schema has
     * @throws ModelIntegrityException (check {@code structure}) naming the first thing that is wrong
     */
    static void requireSound(Path origin, byte[] json, int features) throws ModelIntegrityException {
        try {
            new TreeStructure(features).check(MAPPER.readTree(json));
        } catch (Unsound e) {
            throw new ModelIntegrityException(origin, "structure", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ModelIntegrityException(
                    origin, "structure", "not JSON: " + e.getClass().getSimpleName());
        }
    }

    private void check(JsonNode root) throws Unsound {
        requireKeys(root, Set.of("learner", "version"), "the model");
        JsonNode version = array(root, "version");
        Unsound.unless(
                version.size() == 3
                        && version.get(0).canConvertToInt()
                        && version.get(0).intValue() >= 1,
                "version is no XGBoost version");
        JsonNode learner = object(root, "learner");
        requireKeys(learner, LEARNER_KEYS, "learner");
        checkParameters(learner);
        JsonNode booster = object(learner, "gradient_booster");
        requireKeys(booster, Set.of("model", "name"), "gradient_booster");
        Unsound.unless(text(booster, "name").equals("gbtree"), "only gbtree is supported");
        checkModel(object(booster, "model"));
    }

    private void checkParameters(JsonNode learner) throws Unsound {
        JsonNode objective = object(learner, "objective");
        Unsound.unless(text(objective, "name").equals("binary:logistic"), "only binary:logistic is supported");
        JsonNode parameters = object(learner, "learner_model_param");
        requireNumber(parameters, "num_feature", features);
        requireNumber(parameters, "num_class", 0);
        requireNumber(parameters, "num_target", 1);
        String base = text(parameters, "base_score").replaceAll("^\\[|]$", "");
        double score = number(base, "base_score");
        Unsound.unless(score > 0.0 && score < 1.0, "base_score must be in (0, 1)");
        requireEmptyOrSized(learner, "feature_names");
        requireEmptyOrSized(learner, "feature_types");
        for (JsonNode type : array(learner, "feature_types")) {
            Unsound.unless(type.isTextual() && !type.textValue().equals("c"), "categorical inputs are not supported");
        }
        for (JsonNode attribute : object(learner, "attributes")) {
            Unsound.unless(attribute.isTextual(), "attributes must be texts");
        }
    }

    private void checkModel(JsonNode model) throws Unsound {
        requireKeys(model, MODEL_KEYS, "gradient_booster.model");
        JsonNode trees = array(model, "trees");
        int count = trees.size();
        Unsound.unless(count >= 1 && count <= MOST_TREES, count + " trees, 1 to " + MOST_TREES + " allowed");
        JsonNode parameters = object(model, "gbtree_model_param");
        requireNumber(parameters, "num_trees", count);
        requireNumber(parameters, "num_parallel_tree", 1);
        JsonNode groups = array(model, "tree_info");
        JsonNode rounds = array(model, "iteration_indptr");
        Unsound.unless(groups.size() == count, "tree_info must name every tree");
        Unsound.unless(rounds.size() == count + 1, "iteration_indptr must count every tree");
        for (int i = 0; i <= count; i++) {
            Unsound.unless(isInt(rounds.get(i), i), "iteration_indptr must rise one by one");
            Unsound.unless(i == count || isInt(groups.get(i), 0), "tree_info must be 0");
        }
        for (int i = 0; i < count; i++) {
            Unsound.unless(isInt(trees.get(i).path("id"), i), "tree " + i + " has another id");
            TreeNodes.check(trees.get(i), i, features);
        }
    }

    private void requireEmptyOrSized(JsonNode learner, String key) throws Unsound {
        int size = array(learner, key).size();
        Unsound.unless(size == 0 || size == features, key + " must be empty or name every input");
    }

    static void requireKeys(JsonNode object, Set<String> allowed, String where) throws Unsound {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Unsound.unless(allowed.contains(name), where + " has an unknown key");
        }
    }

    static void requireNumber(JsonNode object, String key, int expected) throws Unsound {
        double value = number(text(object, key), key);
        Unsound.unless(value == expected, key + " must be " + expected);
    }

    static double number(String text, String key) throws Unsound {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Unsound(key + " is no number");
        }
    }

    static boolean isInt(JsonNode node, int expected) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() == expected;
    }

    static JsonNode object(JsonNode parent, String key) throws Unsound {
        JsonNode child = parent.path(key);
        Unsound.unless(child.isObject(), key + " must be an object");
        return child;
    }

    static JsonNode array(JsonNode parent, String key) throws Unsound {
        JsonNode child = parent.path(key);
        Unsound.unless(child.isArray(), key + " must be an array");
        return child;
    }

    static String text(JsonNode parent, String key) throws Unsound {
        JsonNode child = parent.path(key);
        Unsound.unless(child.isTextual(), key + " must be a text");
        return child.textValue();
    }
}

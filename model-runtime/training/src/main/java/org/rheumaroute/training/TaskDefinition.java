package org.rheumaroute.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.model.packages.InputContract;

/**
 * One clinical question as data: {@code tasks/TASK.json} in this module's resources.
 *
 * @param task the question
 * @param version version of the packages trained for it
 * @param title one line for people
 * @param intendedUse for the card
 * @param outOfScope for the card
 * @param outcome definition of what is predicted
 * @param outcomeCode SNOMED CT code of the outcome
 * @param horizon time window of the prediction
 * @param limits for the card
 * @param inputs schema and gates
 * @param transforms one for each feature, in schema order: what a net sees of it
 */
public record TaskDefinition(
        TaskId task,
        String version,
        String title,
        String intendedUse,
        String outOfScope,
        String outcome,
        String outcomeCode,
        Period horizon,
        List<String> limits,
        InputContract inputs,
        List<Transform> transforms) {
    public TaskDefinition {
        limits = List.copyOf(limits);
        transforms = List.copyOf(transforms);
    }

    /**
     * The definition that ships with this module.
     *
     * @throws IllegalArgumentException when the task is not known
     */
    public static TaskDefinition of(TaskId task) {
        try (InputStream in = TaskDefinition.class.getResourceAsStream("tasks/" + task + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no task '" + task + "' is defined");
            }
            return read(JsonMapper.builder().build().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException("the definition of " + task + " is not JSON", e);
        }
    }

    /** The features in model order. */
    public FeatureSchema schema() {
        return inputs.schema();
    }

    private static TaskDefinition read(JsonNode json) {
        List<FeatureSpec> features = new ArrayList<>();
        List<Transform> transforms = new ArrayList<>();
        for (JsonNode feature : json.required("features")) {
            features.add(feature(feature));
            transforms.add(Transform.valueOf(constant(feature, "transform")));
        }
        List<String> limits = new ArrayList<>();
        json.required("limits").forEach(limit -> limits.add(limit.textValue()));
        return new TaskDefinition(
                new TaskId(text(json, "task")),
                text(json, "version"),
                text(json, "title"),
                text(json, "intendedUse"),
                text(json, "outOfScope"),
                text(json, "outcome"),
                text(json, "outcomeCode"),
                Period.parse(text(json, "horizon")),
                limits,
                new InputContract(
                        new FeatureSchema(text(json, "schemaVersion"), features),
                        json.required("minimumKnown").intValue()),
                transforms);
    }

    private static FeatureSpec feature(JsonNode json) {
        return new FeatureSpec(
                new FeatureName(text(json, "name")),
                text(json, "unit"),
                json.required("low").doubleValue(),
                json.required("high").doubleValue(),
                MissingPolicy.valueOf(constant(json, "missing")),
                FeatureGroup.valueOf(constant(json, "group")),
                text(json, "english"),
                text(json, "japanese"));
    }

    private static String constant(JsonNode json, String key) {
        return text(json, key).toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode json, String key) {
        return json.required(key).textValue();
    }
}

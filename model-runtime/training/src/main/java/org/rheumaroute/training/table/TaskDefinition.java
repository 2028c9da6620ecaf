package org.rheumaroute.training.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.model.packages.InputContract;

/**
 * One clinical question as data: {@code tasks/TASK.yaml} in this module's resources, or a task file of a hospital.
 *
 * @param task the question
 * @param version version of the packages trained for it
 * @param title one line for people
 * @param intendedUse for the card
 * @param outOfScope for the card
 * @param outcome definition of what is predicted
 * @param outcomeCode code of the outcome: of SNOMED CT, or {@code system|code}
 * @param horizon time window of the prediction
 * @param limits for the card
 * @param inputs schema and gates
 * @param transforms one for each feature, in schema order: what a net sees of it
 * @param layout the columns of its table
 * @param subgroups whose figures are shown apart
 * @param owner what only the cohort's owner can say, by item of the reporting checklist
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
        List<Transform> transforms,
        TableLayout layout,
        List<Subgroup> subgroups,
        Map<String, String> owner) {
    public TaskDefinition {
        limits = List.copyOf(limits);
        transforms = List.copyOf(transforms);
        subgroups = List.copyOf(subgroups);
        owner = Map.copyOf(owner);
    }

    /**
     * The definition that ships with this module.
     *
     * @throws IllegalArgumentException when the task is not known
     */
    public static TaskDefinition of(TaskId task) {
        try (InputStream in = TaskDefinition.class.getResourceAsStream("tasks/" + task + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no task '" + task + "' is defined");
            }
            return TaskFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | TaskRefusedException e) {
            throw new IllegalStateException("the definition of " + task + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The features in model order. */
    public FeatureSchema schema() {
        return inputs.schema();
    }
}

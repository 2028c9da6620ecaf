package org.rheumaroute.training.table;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * The subgroups that a task file names.
 *
 * @param root the whole file
 * @param schema its inputs
 */
record SubgroupFields(TaskNode root, FeatureSchema schema) {
    List<Subgroup> read() throws TaskRefusedException {
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
                any.add(conditions(group.children("all")));
            } else {
                for (TaskNode one : group.children("any")) {
                    any.add(conditions(List.of(one)));
                }
            }
            String name = group.text("name");
            if (subgroups.stream().anyMatch(s -> s.name().equals(name)) || name.equals("all")) {
                throw group.refused("name", "'" + name + "' is the name of another group");
            }
            subgroups.add(new Subgroup(
                    name, group.text("english"), group.optionalText("japanese").orElse(""), any));
        }
        return subgroups;
    }

    private List<Subgroup.Condition> conditions(List<TaskNode> nodes) throws TaskRefusedException {
        List<Subgroup.Condition> conditions = new ArrayList<>();
        for (TaskNode node : nodes) {
            node.allow("feature", "below", "atMost", "above", "atLeast");
            FeatureName name = TaskFile.name(node, "feature");
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
}

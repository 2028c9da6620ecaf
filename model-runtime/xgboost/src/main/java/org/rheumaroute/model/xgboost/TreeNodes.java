package org.rheumaroute.model.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Checks the nodes of one tree: every index in range, every node reached exactly once from the root. */
final class TreeNodes {
    private static final int MOST_NODES = 4095;
    private static final int DEEPEST = 16;
    private static final int NONE = -1;
    /** XGBoost's mark for "the root has no parent". */
    private static final int NO_PARENT = Integer.MAX_VALUE;

    private static final List<String> WHOLE_NUMBERS =
            List.of("left_children", "right_children", "parents", "split_indices", "split_type", "default_left");
    private static final List<String> NUMBERS =
            List.of("split_conditions", "base_weights", "loss_changes", "sum_hessian");
    private static final List<String> CATEGORIES =
            List.of("categories", "categories_nodes", "categories_segments", "categories_sizes");
    private static final Set<String> KEYS = Set.of(
            "id",
            "tree_param",
            "left_children",
            "right_children",
            "parents",
            "split_indices",
            "split_type",
            "default_left",
            "split_conditions",
            "base_weights",
            "loss_changes",
            "sum_hessian",
            "categories",
            "categories_nodes",
            "categories_segments",
            "categories_sizes");

    private final String where;
    private final int[] left;
    private final int[] right;
    private final int[] parents;

    private TreeNodes(String where, JsonNode tree) {
        this.where = where;
        this.left = ints(tree.path("left_children"));
        this.right = ints(tree.path("right_children"));
        this.parents = ints(tree.path("parents"));
    }

    static void check(JsonNode tree, int number, int features) throws Unsound {
        String where = "tree " + number + ": ";
        TreeStructure.requireKeys(tree, KEYS, "tree " + number);
        JsonNode parameters = TreeStructure.object(tree, "tree_param");
        int nodes = TreeStructure.array(tree, "left_children").size();
        Unsound.unless(nodes >= 1 && nodes <= MOST_NODES, where + nodes + " nodes");
        TreeStructure.requireNumber(parameters, "num_nodes", nodes);
        TreeStructure.requireNumber(parameters, "num_feature", features);
        TreeStructure.requireNumber(parameters, "num_deleted", 0);
        double leafSize = TreeStructure.number(TreeStructure.text(parameters, "size_leaf_vector"), "size_leaf_vector");
        Unsound.unless(leafSize == 0 || leafSize == 1, where + "a leaf must hold one value");
        for (String key : CATEGORIES) {
            Unsound.unless(TreeStructure.array(tree, key).isEmpty(), where + "categorical splits are not supported");
        }
        for (String key : WHOLE_NUMBERS) {
            requireColumn(tree, key, nodes, where, true);
        }
        for (String key : NUMBERS) {
            requireColumn(tree, key, nodes, where, false);
        }
        for (int node = 0; node < nodes; node++) {
            int feature = tree.path("split_indices").get(node).intValue();
            Unsound.unless(feature >= 0 && feature < features, where + "split_indices out of range");
            Unsound.unless(TreeStructure.isInt(tree.path("split_type").get(node), 0), where + "a split is categorical");
            int side = tree.path("default_left").get(node).intValue();
            Unsound.unless(side == 0 || side == 1, where + "default_left must be 0 or 1");
        }
        new TreeNodes(where, tree).checkShape();
    }

    private void checkShape() throws Unsound {
        Unsound.unless(parents[0] == NO_PARENT, where + "node 0 must be the root");
        int[] depth = new int[left.length];
        int[] pending = new int[left.length];
        int size = 1;
        int reached = 0;
        boolean[] seen = new boolean[left.length];
        seen[0] = true;
        while (size > 0) {
            int node = pending[--size];
            reached++;
            if (left[node] == NONE && right[node] == NONE) {
                continue;
            }
            Unsound.unless(left[node] != right[node], where + "both children are one node");
            for (int child : new int[] {left[node], right[node]}) {
                Unsound.unless(child > 0 && child < left.length, where + "child index out of range");
                Unsound.unless(!seen[child], where + "a node is reached twice");
                Unsound.unless(parents[child] == node, where + "parent and child disagree");
                depth[child] = depth[node] + 1;
                Unsound.unless(depth[child] <= DEEPEST, where + "deeper than " + DEEPEST);
                seen[child] = true;
                pending[size++] = child;
            }
        }
        Unsound.unless(reached == left.length, where + "a node is not reached");
    }

    private static void requireColumn(JsonNode tree, String key, int nodes, String where, boolean whole)
            throws Unsound {
        JsonNode column = TreeStructure.array(tree, key);
        Unsound.unless(column.size() == nodes, where + key + " has " + column.size() + " entries for " + nodes);
        for (JsonNode cell : column) {
            boolean fits = whole
                    ? cell.isIntegralNumber() && cell.canConvertToInt()
                    : cell.isNumber() && Float.isFinite(cell.floatValue());
            Unsound.unless(fits, where + key + (whole ? " must hold whole numbers" : " must hold finite numbers"));
        }
    }

    private static int[] ints(JsonNode column) {
        int[] values = new int[column.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i).intValue();
        }
        return values;
    }
}

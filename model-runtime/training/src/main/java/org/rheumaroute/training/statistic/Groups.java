package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that belong together. */
final class Groups {
    private Groups() {}

    /**
     * Rows of each group, in the order in which the groups first appear; row numbers rise.
     *
     * @param groups the group of each row
     */
    static List<int[]> rows(List<String> groups, int rows) {
        if (groups.size() != rows) {
            throw new IllegalArgumentException(groups.size() + " groups for " + rows + " rows");
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            members.computeIfAbsent(groups.get(i), g -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}

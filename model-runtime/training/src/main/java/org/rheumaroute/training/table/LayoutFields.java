package org.rheumaroute.training.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheumaroute.training.table.TableLayout.FeatureColumn;

/**
 * What a task file says of its table.
 *
 * @param root the whole file
 * @param outcome its field of that name
 */
record LayoutFields(TaskNode root, TaskNode outcome) {
    TableLayout read(List<FeatureColumn> columns) throws TaskRefusedException {
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
}

package org.rheumaroute.training.report;

import java.util.List;

/** Fills the TRIPOD+AI items from what was run. Pure. */
final class Checklist {
    private Checklist() {}

    static List<ChecklistItem> of(Study study) {
        return List.of();
    }
}

package org.rheumaroute.routes.ehr;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of one page, in the EHR's order. */
public record ChangePage(List<EhrChange> changes) {
    public ChangePage {
        changes = List.copyOf(changes);
    }

    /** The patients of this page, each once, in order of appearance. */
    public Set<String> patientIds() {
        return changes.stream()
                .flatMap(change -> change.patientId().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The EHR's own time of the newest change. A watermark may move to it only after the last page of the last type:
     * not every server keeps the order that was asked for.
     */
    public Optional<Instant> newest() {
        return changes.stream().flatMap(change -> change.lastUpdated().stream()).max(Comparator.naturalOrder());
    }
}

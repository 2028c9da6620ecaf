package org.rheumaroute.cohort.d2t;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.cohort.CohortCsv;
import org.rheumaroute.model.DeclineReason;

/** Entries as CSV, one line for each patient: the result, then the verdict on each item. An empty cell: not asked. */
public final class D2tCsv {
    private static final List<String> FIXED = List.of(
            "patient-id",
            "result",
            "reason",
            "as-of",
            "birth-date",
            "sex",
            "serostatus",
            "look-again-on",
            "settled-at");

    private D2tCsv() {}

    /** Writes a header and one line for each entry, escaped as {@link CohortCsv} does it. */
    public static void write(List<D2tEntry> entries, Appendable out) throws IOException {
        List<String> items = entries.stream()
                .map(D2tEntry::items)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> found.stream().map(D2tItemAnswer::item).toList())
                .orElse(List.of());
        List<String> header = new ArrayList<>(FIXED);
        header.addAll(items);
        CohortCsv.line(header, out);
        for (D2tEntry entry : entries) {
            CohortCsv.line(cells(entry, items), out);
        }
    }

    private static List<String> cells(D2tEntry entry, List<String> items) {
        DeclineReason reason = entry.reason();
        List<String> cells = new ArrayList<>(List.of(
                CohortCsv.text(entry.patientId()),
                entry.result().code(),
                reason == null ? "" : reason.code(),
                entry.asOf().toString(),
                String.valueOf(
                        entry.person().birthDate() == null ? "" : entry.person().birthDate()),
                entry.person().sex().code(),
                entry.person().serostatus().code(),
                String.valueOf(entry.lookAgainOn() == null ? "" : entry.lookAgainOn()),
                entry.settledAt().toString()));
        for (String item : items) {
            cells.add(entry.items().stream()
                    .filter(found -> found.item().equals(item))
                    .map(D2tItemAnswer::verdict)
                    .findFirst()
                    .orElse(""));
        }
        return cells;
    }
}

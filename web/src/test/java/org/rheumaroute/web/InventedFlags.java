package org.rheumaroute.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.d2t.D2tEntry;
import org.rheumaroute.cohort.d2t.D2tItemAnswer;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.model.DeclineReason;

/** Invented answers on difficult-to-treat arthritis: which one a patient gets, the id decides. */
final class InventedFlags {
    private static final List<String> MET =
            List.of("criterion-1", "csdmard-failure", "targeted-failure", "criterion-2");
    private static final List<String> REST = List.of(
            "disease-activity",
            "signs-or-symptoms",
            "glucocorticoid",
            "radiographic-progression",
            "quality-of-life",
            "criterion-3");

    private InventedFlags() {}

    static D2tEntry of(String patientId, CohortPerson person, LocalDate today, Instant settledAt) {
        D2tResult result = D2tResult.values()[Math.floorMod(patientId.hashCode(), D2tResult.values().length)];
        boolean asked = result != D2tResult.NOT_ASKED;
        return new D2tEntry(
                patientId,
                person,
                result,
                asked ? null : DeclineReason.NO_RA,
                today,
                asked ? items(result) : List.of(),
                asked ? today.plusDays(40) : null,
                settledAt);
    }

    private static List<D2tItemAnswer> items(D2tResult result) {
        String verdict = result == D2tResult.CRITERIA_1_AND_2_MET ? "met" : result.code();
        List<D2tItemAnswer> items = new ArrayList<>();
        MET.forEach(item -> items.add(new D2tItemAnswer(
                item,
                verdict,
                "invented finding",
                "架空の根拠",
                verdict.equals("met") ? List.of("MedicationStatement/1/_history/1") : List.of())));
        REST.forEach(item -> items.add(new D2tItemAnswer(item, "open", "ask", "要確認", List.of())));
        return items;
    }
}

package org.rheumaroute.cohort.d2t;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.AttritionStep;
import org.rheumaroute.cohort.CohortFormatException;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.Criterion;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

class D2tStoreTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
    private final D2tStore store = new D2tStore(cache);

    @Test
    void findsPatientsByTheirResultAndByWhoTheyAre() {
        store.put(entry("b", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.FEMALE, TODAY.plusDays(1)));
        store.put(entry("a", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, null));
        store.put(entry("c", D2tResult.NOT_MET, null, Sex.FEMALE, TODAY));
        store.put(entry("d", D2tResult.NOT_ASKED, DeclineReason.NO_RA, Sex.FEMALE, null));

        assertThat(found(D2tQuery.EVERYBODY)).containsExactly("a", "b", "c", "d");
        assertThat(found(new D2tQuery(D2tResult.CRITERIA_1_AND_2_MET, null, null, null)))
                .containsExactly("a", "b");
        assertThat(found(new D2tQuery(D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, null)))
                .containsExactly("a");
        assertThat(found(new D2tQuery(null, DeclineReason.NO_RA, null, Serostatus.SERONEGATIVE)))
                .containsExactly("d");
        assertThat(store.due(TODAY)).containsExactly("c");
        assertThat(store.summary().total()).isEqualTo(4);
        assertThat(store.summary().results())
                .isEqualTo(Map.of(D2tResult.CRITERIA_1_AND_2_MET, 2, D2tResult.NOT_MET, 1, D2tResult.NOT_ASKED, 1));
        assertThat(store.summary().notAsked()).isEqualTo(Map.of(DeclineReason.NO_RA, 1));
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheOldOne() {
        store.put(entry("a", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, TODAY));
        store.put(entry("a", D2tResult.CANNOT_BE_TOLD, null, Sex.MALE, null));

        assertThat(store.summary().results()).isEqualTo(Map.of(D2tResult.CANNOT_BE_TOLD, 1));
        assertThat(store.due(TODAY)).isEmpty();
    }

    @Test
    void outlivesARestartAndPassesOverWhatItCannotRead() {
        D2tEntry entry = entry("a", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, TODAY);
        store.put(entry);
        cache.put("x", "{\"version\":99}");

        D2tStore again = new D2tStore(cache);

        assertThat(again.find("a")).contains(entry);
        assertThat(again.find("x")).isEmpty();
        assertThat(again.answer(D2tQuery.EVERYBODY).patientIds()).containsExactly("a");
        assertThat(again.due(TODAY)).containsExactly("a");
    }

    @Test
    void refusesWhatIsNoEntryWithoutRepeatingIt() {
        assertThatThrownBy(() -> D2tEntryJson.read("{\"version\":1,\"patient\":\"secret\"}"))
                .isInstanceOf(CohortFormatException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void theExportHasOneColumnForEachItem() throws IOException {
        StringBuilder csv = new StringBuilder();
        D2tCsv.write(
                List.of(
                        entry("=a", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, TODAY),
                        entry("b", D2tResult.NOT_ASKED, DeclineReason.NO_RA, Sex.MALE, null)),
                csv);

        assertThat(csv.toString().split("\r\n"))
                .containsExactly(
                        "patient-id,result,reason,as-of,birth-date,sex,serostatus,look-again-on,settled-at,criterion-1",
                        "'=a,criteria-1-and-2-met,,2026-11-24,,male,seronegative,2026-11-24,2026-11-24T01:02:03Z,met",
                        "b,not-asked,no-ra,2026-11-24,,male,seronegative,,2026-11-24T01:02:03Z,");
    }

    @Test
    void saysWhatEachCriterionTookAway() {
        store.put(entry("a", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, null));
        store.put(entry("b", D2tResult.CRITERIA_1_AND_2_MET, null, Sex.UNKNOWN, null));
        store.put(entry("c", D2tResult.NOT_MET, null, Sex.MALE, null));

        D2tFound found = store.answer(new D2tQuery(D2tResult.CRITERIA_1_AND_2_MET, null, Sex.MALE, null));

        assertThat(found.total()).isEqualTo(3);
        assertThat(found.attrition())
                .containsExactly(
                        new AttritionStep(Criterion.OUTCOME, 1, 0, 2), new AttritionStep(Criterion.SEX, 1, 1, 1));
        assertThat(found.patientIds()).containsExactly("a");
    }

    private List<String> found(D2tQuery query) {
        return store.answer(query).patientIds();
    }

    private static D2tEntry entry(
            String patientId,
            D2tResult result,
            @Nullable DeclineReason reason,
            Sex sex,
            @Nullable LocalDate lookAgainOn) {
        List<D2tItemAnswer> items = result == D2tResult.NOT_ASKED
                ? List.of()
                : List.of(new D2tItemAnswer("criterion-1", "met", "found", "あり", List.of("Observation/1/_history/1")));
        return new D2tEntry(
                patientId,
                new CohortPerson(null, sex, Serostatus.SERONEGATIVE),
                result,
                reason,
                TODAY,
                items,
                lookAgainOn,
                Instant.parse("2026-11-24T01:02:03Z"));
    }
}

package org.rheumaroute.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

class CohortQueryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    @Test
    void namesEveryProblemAtOnce() {
        assertThatThrownBy(() -> CohortQuery.of(Entries.TASK)
                        .risk(60.0, Double.NaN)
                        .age(70, 50, null)
                        .indexDate(DAY, DAY.minusDays(1))
                        .outcome(OutcomeKind.SCORED)
                        .reason(DeclineReason.ALREADY_RA)
                        .build())
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "riskMin must be a probability from 0 to 1, was 60.0",
                                        "riskMax must be a probability from 0 to 1, was NaN",
                                        "ageMin (70) must not be above ageMax (50)",
                                        "ageMin and ageMax need ageOn, the date on which the age is counted",
                                        "from (2026-11-24) must not be after to (2026-11-23)",
                                        "reason asks for declined patients, so outcome must not be scored",
                                        "declined patients have no risk, so riskMin, riskMax and category must be left out"));
    }

    @Test
    void refusesAnImpossibleAge() {
        assertThatThrownBy(() -> CohortQuery.of(Entries.TASK).age(-1, 151, DAY).build())
                .hasMessageContaining("ageMin must be whole years from 0 to 150, was -1")
                .hasMessageContaining("ageMax must be whole years from 0 to 150, was 151");
    }

    @Test
    void includesBothBounds() {
        CohortStore store = new CohortStore(new java.util.concurrent.ConcurrentHashMap<>());
        store.put(Entries.entry(
                "p-1", Entries.person("1976-11-24", Sex.FEMALE, Serostatus.SERONEGATIVE), Entries.score(0.6)));
        CohortQuery exact = CohortQuery.of(Entries.TASK)
                .risk(0.6, 0.6)
                .age(50, 50, DAY)
                .indexDate(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-20"))
                .build();
        assertThat(store.answer(exact).patientIds()).containsExactly("p-1");
        CohortQuery dayBefore =
                CohortQuery.of(Entries.TASK).age(50, null, DAY.minusDays(1)).build();
        assertThat(store.answer(dayBefore).count()).isZero();
    }
}

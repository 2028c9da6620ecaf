package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.Visit;

/** From FHIR to the indices: the fixture's patient is the third of the vectors of the indices. */
class ClinicalVisitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "DAS28_ESR, 4.2306",
        "DAS28_CRP, 3.7530",
        "CDAI, 12.00",
        "SDAI, 12.94",
        "DAS28_ESR_3, 3.9731",
        "DAS28_CRP_3, 3.4523"
    })
    void indicesOfARecordAgreeWithTheVectors(ActivityIndex index, double expected) {
        Visit visit = ClinicalVisits.on(RecordFixture.complete("2026-06-01").read(), DAY, 0);

        assertThat(visit.score(index).orElseThrow().value()).isCloseTo(expected, within(0.00005001));
    }

    /** Japanese laboratories send mg/dL, and marks may come in cm: the indices must not notice. */
    @Test
    void unitsOfTheRecordDoNotMatter() {
        RecordFixture other = RecordFixture.complete("2026-06-01")
                .lab("crp", "1988-5", "0.94", "mg/dL", "2026-06-01")
                .lab("ptga", "75894-6", "50", "mm", "2026-06-01")
                .lab("phga", "75846-6", "3", "cm", "2026-06-01");

        Visit visit = ClinicalVisits.on(other.read(), DAY, 0);

        assertThat(visit.score(ActivityIndex.DAS28_CRP).orElseThrow().value()).isCloseTo(3.7530, within(0.00005001));
        assertThat(visit.score(ActivityIndex.SDAI).orElseThrow().value()).isCloseTo(12.94, within(0.00005001));
    }

    @Test
    void aPartThatIsMissingOrTooOldGivesNoIndex() {
        RecordFixture record = RecordFixture.complete("2026-06-01");

        assertThat(ClinicalVisits.on(record.read(), DAY.plusDays(7), 6).score(ActivityIndex.CDAI))
                .isEmpty();
        assertThat(ClinicalVisits.on(record.read(), DAY.plusDays(7), 7).score(ActivityIndex.CDAI))
                .isPresent();
        assertThat(ClinicalVisits.on(record.without("crp").read(), DAY, 0).score(ActivityIndex.SDAI))
                .isEmpty();
        assertThat(ClinicalVisits.on(record.read(), DAY, 0).score(ActivityIndex.CDAI))
                .isPresent();
    }

    @Test
    void theFutureIsNotSeen() {
        Visit visit = ClinicalVisits.on(RecordFixture.complete("2026-06-01").read(), DAY.minusDays(1), 90);

        assertThat(visit.joints()).isEmpty();
    }
}

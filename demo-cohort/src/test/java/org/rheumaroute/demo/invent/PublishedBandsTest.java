package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The class-first cohort against the published table (Fujii 2025, table 2, misprints put right). */
class PublishedBandsTest {
    private static final List<InventedPatient> ANSWER = LargeCohorts.of("answer-like");
    private static final List<InventedPatient> KURAMA = LargeCohorts.of("kurama-like");

    /** Within 10 % or the given step, the band of DOMAIN.md 7.6 taken at the scale of each item. */
    @ParameterizedTest
    @CsvFileSource(resources = "answer-quartiles.csv", numLinesToSkip = 2)
    void meetsTheQuartilesOfBothClasses(String feature, boolean ra, double q1, double median, double q3, double step) {
        double[] values = ANSWER.stream()
                .filter(p -> p.progressed() == ra)
                .mapToDouble(p -> number(p, feature))
                .sorted()
                .toArray();

        assertThat(values[values.length / 4]).isCloseTo(q1, within(Math.max(step, 0.1 * q1)));
        assertThat(values[values.length / 2]).isCloseTo(median, within(Math.max(step, 0.1 * median)));
        assertThat(values[values.length * 3 / 4]).isCloseTo(q3, within(Math.max(step, 0.1 * q3)));
    }

    /** Single-variable AUC implied by the published p values, +/- 0.05 (DOMAIN.md 1.3 and 7.6). */
    @ParameterizedTest
    @CsvSource({
        "crp, 0.633",
        "esr, 0.618",
        "haq-di, 0.616",
        "mmp-3, 0.614",
        "phga, 0.608",
        "age, 0.417",
        "ptga, 0.547",
        "bmi, 0.474",
        "tjc28, 0.511",
        "sjc28, 0.504"
    })
    void singleFeaturesTellClassesApartAsPublished(String feature, double auc) {
        assertThat(Discrimination.auc(ANSWER, p -> number(p, feature))).isCloseTo(auc, within(0.05));
    }

    /** Standard error of a share of 0.3 in 20,000 is 0.0032; four of them are allowed. */
    @Test
    void asManyProgressAsPublished() {
        assertThat(share(ANSWER)).isCloseTo(0.321, within(0.013));
        assertThat(share(KURAMA)).isCloseTo(0.271, within(0.013));
    }

    @Test
    void theAssumedSiteShiftMovesMmp3EsrAndThePhysiciansGlobal() {
        assertThat(median(KURAMA, CohortFeature.PHGA) - median(ANSWER, CohortFeature.PHGA))
                .isCloseTo(8, within(1.5));
        assertThat(median(KURAMA, CohortFeature.ESR) - median(ANSWER, CohortFeature.ESR))
                .isBetween(0.5, 2.5); // +2 by the shift, less for the smaller share that progresses
        assertThat(median(KURAMA, CohortFeature.MMP3) / median(ANSWER, CohortFeature.MMP3))
                .isBetween(1.04, 1.12);
    }

    private static double number(InventedPatient patient, String feature) {
        return patient.hidden().entrySet().stream()
                .filter(e -> e.getKey().feature().equals(feature))
                .findFirst()
                .orElseThrow()
                .getValue()
                .used();
    }

    private static double share(List<InventedPatient> patients) {
        return patients.stream().mapToInt(p -> p.progressed() ? 1 : 0).average().orElseThrow();
    }

    private static double median(List<InventedPatient> patients, CohortFeature feature) {
        double[] values = patients.stream()
                .mapToDouble(p -> number(p, feature.feature()))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }
}

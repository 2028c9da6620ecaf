package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The switches of DOMAIN.md 7.4: prevalence, assay, reader, seropositive patients. */
class SiteShiftTest {
    @ParameterizedTest
    @CsvSource({
        "kurama-like-linear, 0.271",
        "answer-like-linear, 0.321",
        "kurama-like-nonlinear, 0.271",
        "answer-like-nonlinear, 0.321"
    })
    void theInterceptMovesThePrevalence(String label, double rate) {
        assertThat(LargeCohorts.of(label).stream()
                        .mapToDouble(InventedPatient::trueProbability)
                        .average())
                .hasValueCloseTo(rate, within(0.006));
    }

    /** Undoing assay and reader of the site gives values on which the stated formula gives the same chance. */
    @ParameterizedTest
    @ValueSource(strings = {"kurama-like-linear", "answer-like-nonlinear", "kurama-like-nonlinear-seropositive"})
    void theTruthActsOnWhatNoAssayShifted(String label) {
        CohortRecipe recipe = CohortRecipe.named(label);

        List<InventedPatient> patients = InventedCohort.generate(recipe, 300, 1).stream()
                .filter(p -> !p.hidden().get(CohortFeature.MMP3).censored())
                .toList();
        double furthest = patients.stream()
                .mapToDouble(p -> Recalibration.logOdds(LogisticTruth.of(recipe).probability(unshifted(p), p.site()))
                        - Recalibration.logOdds(p.trueProbability()))
                .map(Math::abs)
                .max()
                .orElseThrow();

        assertThat(patients).hasSizeGreaterThan(280);
        assertThat(furthest).isLessThan(0.02);
    }

    @Test
    void assayAndReaderShiftWhatIsReported() {
        List<InventedPatient> kurama = LargeCohorts.of("kurama-like-linear");
        List<InventedPatient> answer = LargeCohorts.of("answer-like-linear");

        assertThat(median(kurama, CohortFeature.PHGA) - median(answer, CohortFeature.PHGA))
                .isCloseTo(8, within(1.0));
        assertThat(median(kurama, CohortFeature.ESR) - median(answer, CohortFeature.ESR))
                .isCloseTo(2, within(1.0));
        assertThat(median(kurama, CohortFeature.MMP3) / median(answer, CohortFeature.MMP3))
                .isCloseTo(1.1, within(0.03));
        assertThat(least(kurama, CohortFeature.CRP)).isEqualTo("<0.2");
        assertThat(least(answer, CohortFeature.CRP)).isIn("<0.05", "0.1");
    }

    /** Each shift alone moves what it names and nothing else; the patients are the same ones. */
    @Test
    void shiftsCanBeSwitchedOneByOne() {
        List<InventedPatient> none = shifted("none");
        List<InventedPatient> reader = shifted("reader");
        List<InventedPatient> assay = shifted("assay");
        List<InventedPatient> prevalence = shifted("prevalence");

        for (int i = 0; i < none.size(); i++) {
            Map<CohortFeature, InventedValue> base = none.get(i).hidden();
            assertThat(used(reader.get(i), CohortFeature.PHGA))
                    .isEqualTo(base.get(CohortFeature.PHGA).used() + 8);
            assertThat(used(reader.get(i), CohortFeature.ESR))
                    .isEqualTo(base.get(CohortFeature.ESR).used());
            assertThat(used(assay.get(i), CohortFeature.ESR))
                    .isEqualTo(base.get(CohortFeature.ESR).used() + 2);
            assertThat(used(assay.get(i), CohortFeature.PHGA))
                    .isEqualTo(base.get(CohortFeature.PHGA).used());
            assertThat(prevalence.get(i).hidden()).isEqualTo(base);
            assertThat(reader.get(i).trueProbability()).isEqualTo(none.get(i).trueProbability());
            assertThat(assay.get(i).trueProbability()).isEqualTo(none.get(i).trueProbability());
            assertThat(prevalence.get(i).trueProbability())
                    .isLessThan(none.get(i).trueProbability());
        }
    }

    @Test
    void onlyTheKuramaLikeSiteHasShifts() {
        assertThat(CohortRecipe.KURAMA_LIKE.withShifts(EnumSet.allOf(SiteShift.class)))
                .isEqualTo(CohortRecipe.KURAMA_LIKE);
        assertThat(CohortRecipe.KURAMA_LIKE
                        .withShifts(EnumSet.of(SiteShift.ASSAY, SiteShift.READER))
                        .label())
                .isEqualTo("kurama-like-shift-assay-reader");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortRecipe.ANSWER_LIKE.withShifts(EnumSet.noneOf(SiteShift.class)))
                .withMessageContaining("no site shift");
    }

    /** RF 32 to 35 %, anti-CCP 21 to 28 % (the first two cohorts of DOMAIN.md 1.6), one point of tolerance for chance. */
    @ParameterizedTest
    @ValueSource(strings = {"kurama-like-seropositive", "answer-like-linear-seropositive"})
    void seropositivePatientsAreAsManyAsInOpenCohortsAndProgressMore(String label) {
        List<InventedPatient> patients = InventedCohort.generate(CohortRecipe.named(label), 6000, 3);
        double rate = share(patients);
        double positive =
                share(patients.stream().filter(SiteShiftTest::isSeropositive).toList());

        assertThat(share(patients, CohortFeature.RF, 15.01)).isBetween(0.31, 0.36);
        assertThat(share(patients, CohortFeature.ANTI_CCP, 4.5)).isBetween(0.20, 0.29);
        assertThat(rate).isCloseTo(CohortRecipe.named(label).eventRate(), within(0.02));
        assertThat(positive).isBetween(rate + 0.1, 0.8);
    }

    /** What a site reported, read back to the middle of the published values that it stands for. */
    private static Map<CohortFeature, InventedValue> unshifted(InventedPatient p) {
        Map<CohortFeature, Double> published = new EnumMap<>(CohortFeature.class);
        p.hidden().forEach((feature, value) -> {
            InventedSite.Range range = p.site().published(feature, value);
            published.put(feature, (Math.max(0, range.from()) + Math.min(range.below(), 1000)) / 2);
        });
        return InventedSite.PLAIN.reported(published);
    }

    private static List<InventedPatient> shifted(String shift) {
        return InventedCohort.generate(CohortRecipe.named("kurama-like-nonlinear-shift-" + shift), 200, 7);
    }

    private static double used(InventedPatient p, CohortFeature feature) {
        return p.hidden().get(feature).used();
    }

    private static boolean isSeropositive(InventedPatient p) {
        return p.hidden().get(CohortFeature.RF).used() > 15
                || p.hidden().get(CohortFeature.ANTI_CCP).used() >= 4.5;
    }

    private static double share(List<InventedPatient> patients, CohortFeature feature, double from) {
        return patients.stream()
                        .filter(p -> p.hidden().get(feature).used() >= from)
                        .count()
                / (double) patients.size();
    }

    private static double share(List<InventedPatient> patients) {
        return patients.stream().filter(InventedPatient::progressed).count() / (double) patients.size();
    }

    private static double median(List<InventedPatient> patients, CohortFeature feature) {
        return sorted(patients, feature).get(patients.size() / 2).used();
    }

    private static String least(List<InventedPatient> patients, CohortFeature feature) {
        return sorted(patients, feature).get(0).text();
    }

    private static List<InventedValue> sorted(List<InventedPatient> patients, CohortFeature feature) {
        return patients.stream()
                .map(p -> p.hidden().get(feature))
                .sorted(Comparator.comparingDouble(InventedValue::used))
                .toList();
    }
}

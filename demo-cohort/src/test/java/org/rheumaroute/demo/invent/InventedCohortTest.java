package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InventedCohortTest {
    private static final int MANY = 20_000;
    private static final List<InventedPatient> ANSWER = InventedCohort.generate(CohortRecipe.ANSWER_LIKE, MANY, 1);
    private static final List<InventedPatient> DEMO = InventedCohort.generate(CohortRecipe.DEMO, MANY, 1);

    @ParameterizedTest
    @MethodSource("org.rheumaroute.demo.invent.CohortRecipe#all")
    void patientIsTheSameHoweverManyAreDrawn(CohortRecipe recipe) {
        assertThat(InventedCohort.generate(recipe, 40, 7).subList(0, 15))
                .isEqualTo(InventedCohort.generate(recipe, 15, 7));
    }

    @ParameterizedTest
    @MethodSource("org.rheumaroute.demo.invent.CohortRecipe#all")
    void anotherSeedGivesOtherPatients(CohortRecipe recipe) {
        assertThat(InventedCohort.generate(recipe, 15, 8)).isNotEqualTo(InventedCohort.generate(recipe, 15, 7));
    }

    /** Proposed shares of DOMAIN.md 7.5; four standard errors of 20,000 at 15 % are 0.0101. */
    @ParameterizedTest
    @CsvSource({
        "AGE, 0",
        "FEMALE, 0",
        "FAMILY_HISTORY, 0",
        "CRP, 0",
        "EVER_SMOKER, 0.17",
        "HAQ_DI, 0.12",
        "PHGA, 0.05",
        "PTGA, 0.04",
        "MMP3, 0.15",
        "ESR, 0.08",
        "BMI, 0.10",
        "RF, 0.03",
        "ANTI_CCP, 0.03",
        "TJC28, 0.02",
        "SJC28, 0.02"
    })
    void valuesAreMissingInTheStatedShares(CohortFeature feature, double share) {
        assertThat(share(ANSWER, p -> p.value(feature).isEmpty())).isCloseTo(share, within(0.0105));
    }

    @Test
    void mmp3IsLeftOutMoreOftenWhenCrpIsLow() {
        Predicate<InventedPatient> low = p -> hidden(p, CohortFeature.CRP) < 3;
        Predicate<InventedPatient> noMmp3 = p -> p.value(CohortFeature.MMP3).isEmpty();

        assertThat(share(DEMO.stream().filter(low).toList(), noMmp3)).isCloseTo(0.25, within(0.02));
        assertThat(share(DEMO.stream().filter(low.negate()).toList(), noMmp3)).isCloseTo(0.05, within(0.01));
    }

    @Test
    void mmp3IsLeftOutWhateverTheCrpInTheTruthCohorts() {
        List<InventedPatient> truth = InventedCohort.generate(CohortRecipe.NONLINEAR_TRUTH, MANY, 1);
        Predicate<InventedPatient> low = p -> hidden(p, CohortFeature.CRP) < 3;
        Predicate<InventedPatient> noMmp3 = p -> p.value(CohortFeature.MMP3).isEmpty();

        assertThat(share(truth.stream().filter(low).toList(), noMmp3)).isCloseTo(0.15, within(0.015));
        assertThat(share(truth.stream().filter(low.negate()).toList(), noMmp3)).isCloseTo(0.15, within(0.015));
    }

    @Test
    void seronegativeCohortsHoldNoSeropositivePatientAndCensorAsPublished() {
        assertThat(ANSWER).noneMatch(InventedCohortTest::isSeropositive);
        assertThat(share(ANSWER, p -> censored(p, CohortFeature.ANTI_CCP))).isCloseTo(0.78, within(0.03));
        assertThat(share(ANSWER, p -> censored(p, CohortFeature.RF))).isCloseTo(0.49, within(0.03));
    }

    @Test
    void aThirdOfTheDemoIsSeropositiveAndProgressesMoreOften() {
        List<InventedPatient> positive =
                DEMO.stream().filter(InventedCohortTest::isSeropositive).toList();
        List<InventedPatient> negative =
                DEMO.stream().filter(p -> !isSeropositive(p)).toList();

        assertThat(positive.size() / (double) MANY).isBetween(0.30, 0.40);
        assertThat(share(positive, InventedPatient::progressed) - share(negative, InventedPatient::progressed))
                .isBetween(0.15, 0.40);
    }

    @Test
    void aFifthOfTheDemoIsInternational() {
        assertThat(share(DEMO, p -> p.site().international())).isEqualTo(0.2);
    }

    /** The best possible AUC of the stated truths; DOMAIN.md 7.3 asks for 0.77 to 0.80 in seronegative cohorts. */
    @ParameterizedTest
    @CsvSource({"linear-truth, 0.76, 0.79", "nonlinear-truth, 0.78, 0.81", "demo, 0.80, 0.84"})
    void theTruthCanBeKnownOnlySoWell(String label, double low, double high) {
        List<InventedPatient> patients = InventedCohort.generate(CohortRecipe.named(label), MANY, 1);

        assertThat(Discrimination.auc(patients, p -> p.trueProbability())).isBetween(low, high);
    }

    @ParameterizedTest
    @MethodSource("org.rheumaroute.demo.invent.CohortRecipe#all")
    void asManyProgressAsTheRecipeSays(CohortRecipe recipe) {
        List<InventedPatient> patients = InventedCohort.generate(recipe, MANY, 1);

        assertThat(share(patients, InventedPatient::progressed)).isCloseTo(recipe.eventRate(), within(0.02));
    }

    /** Among patients with a stated chance near 30 %, near 30 % progress: the chance is the chance. */
    @Test
    void statedChancesComeTrue() {
        List<InventedPatient> near = DEMO.stream()
                .filter(p -> Math.abs(p.trueProbability() - 0.3) < 0.05)
                .toList();

        assertThat(near).hasSizeGreaterThan(1000);
        assertThat(share(near, InventedPatient::progressed)).isCloseTo(0.3, within(0.04));
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortRecipe.named("kurama"))
                .withMessageContaining("kurama-like, answer-like, plain, linear-truth, nonlinear-truth, demo");
    }

    @Test
    void refusesAnEmptyCohort() {
        assertThatIllegalArgumentException().isThrownBy(() -> InventedCohort.generate(CohortRecipe.DEMO, 0, 1));
    }

    private static boolean isSeropositive(InventedPatient p) {
        return hidden(p, CohortFeature.RF) > 15 || hidden(p, CohortFeature.ANTI_CCP) >= 4.5;
    }

    private static double hidden(InventedPatient p, CohortFeature feature) {
        return p.hidden().get(feature).used();
    }

    private static boolean censored(InventedPatient p, CohortFeature feature) {
        return p.hidden().get(feature).censored();
    }

    private static double share(List<InventedPatient> patients, Predicate<InventedPatient> claim) {
        return patients.stream().filter(claim).count() / (double) patients.size();
    }
}

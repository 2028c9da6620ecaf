package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventedCohortTest {
    private static final int MANY = LargeCohorts.SIZE;
    private static final List<InventedPatient> ANSWER = LargeCohorts.of("answer-like");
    private static final List<InventedPatient> DEMO = LargeCohorts.of("demo");

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
        List<InventedPatient> truth = LargeCohorts.of("nonlinear-truth");
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

    @ParameterizedTest
    @ValueSource(strings = {"kurama-like", "answer-like", "linear-truth", "nonlinear-truth", "demo"})
    void asManyProgressAsTheRecipeSays(String label) {
        assertThat(share(LargeCohorts.of(label), InventedPatient::progressed))
                .isCloseTo(CohortRecipe.named(label).eventRate(), within(0.02));
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
    void everyRecipeHasAnotherNameThatLeadsBackToIt() {
        assertThat(CohortRecipe.all())
                .hasSize(37)
                .allSatisfy(
                        recipe -> assertThat(CohortRecipe.named(recipe.label())).isEqualTo(recipe));
    }

    @ParameterizedTest
    @CsvSource({
        "answer-like, linear, false, , answer-like-linear",
        "plain, linear, false, , linear-truth",
        "plain, , true, not-at-random, plain-seropositive-missing-not-at-random",
        "nonlinear-truth, nonlinear, true, at-random, nonlinear-truth-seropositive",
        "kurama-like-seropositive, , false, not-at-random, kurama-like-seropositive",
        "demo, nonlinear, true, not-at-random, demo"
    })
    void optionsChangeARecipe(
            String label, @Nullable String truth, boolean seropositive, @Nullable String missing, String becomes) {
        assertThat(changed(label, truth, seropositive, missing).label()).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource({
        "linear-truth, nonlinear, , is linear and cannot be nonlinear",
        "demo, linear, , cannot be linear",
        "demo, , at-random, the demo cohort is fixed",
        "plain, quadratic, , 'class-first, linear, nonlinear'",
        "plain, , never, 'not-at-random, at-random'"
    })
    void refusesOptionsThatContradict(String label, @Nullable String truth, @Nullable String missing, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changed(label, truth, false, missing))
                .withMessageContaining(reason);
    }

    /** The option moves the gaps only, so that their effect can be seen on the same patients. */
    @Test
    void otherGapsLeaveThePatientsTheSame() {
        List<InventedPatient> some = InventedCohort.generate(CohortRecipe.named("answer-like-linear"), 200, 7);
        List<InventedPatient> other =
                InventedCohort.generate(CohortRecipe.named("answer-like-linear-missing-at-random"), 200, 7);

        assertThat(other)
                .extracting(InventedPatient::hidden)
                .isEqualTo(some.stream().map(InventedPatient::hidden).toList());
        assertThat(other)
                .extracting(InventedPatient::values)
                .isNotEqualTo(some.stream().map(InventedPatient::values).toList());
    }

    /** The ranges of the task {@code ua-progression}: a value outside would make the whole table be refused. */
    @ParameterizedTest
    @CsvSource({
        "AGE, 18, 110",
        "BMI, 10, 70",
        "CRP, 0, 500",
        "ESR, 0, 200",
        "MMP3, 0, 5000",
        "RF, 0, 10000",
        "ANTI_CCP, 0, 10000",
        "TJC28, 0, 28",
        "SJC28, 0, 28",
        "PTGA, 0, 100",
        "PHGA, 0, 100",
        "HAQ_DI, 0, 3"
    })
    void openEndsStayInsideTheTasksRanges(CohortFeature feature, double low, double high) {
        assertThat(LargeCohorts.of("kurama-like"))
                .allMatch(p -> hidden(p, feature) >= low && hidden(p, feature) <= high);
    }

    /** Two sites with one seed share no patient: one may train, the other test. */
    @Test
    void sitesShareNoPatient() {
        List<InventedPatient> kurama = InventedCohort.generate(CohortRecipe.named("kurama-like-linear"), 200, 7);
        List<InventedPatient> answer = InventedCohort.generate(CohortRecipe.named("answer-like-linear"), 200, 7);
        int same = 0;
        for (int i = 0; i < 200; i++) {
            same += hidden(kurama.get(i), CohortFeature.AGE) == hidden(answer.get(i), CohortFeature.AGE) ? 1 : 0;
        }
        assertThat(same).isLessThan(20);
    }

    @Test
    void refusesAnEmptyCohort() {
        assertThatIllegalArgumentException().isThrownBy(() -> InventedCohort.generate(CohortRecipe.DEMO, 0, 1));
    }

    private static CohortRecipe changed(
            String label, @Nullable String truth, boolean seropositive, @Nullable String missing) {
        CohortRecipe recipe = CohortRecipe.named(label);
        recipe = truth == null ? recipe : recipe.withTruth(Truth.named(truth));
        recipe = seropositive ? recipe.withSeropositive() : recipe;
        return missing == null ? recipe : recipe.withMissingness(Missingness.named(missing));
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

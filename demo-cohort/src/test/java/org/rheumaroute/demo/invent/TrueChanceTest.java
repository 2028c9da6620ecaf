package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The true probability of every patient, in every family: that it is true, and how well it tells the classes apart. */
class TrueChanceTest {
    /** Calibration in the large sample; three standard errors of the slope at 20,000 are about 0.05. */
    @ParameterizedTest
    @ValueSource(strings = {"answer-like", "kurama-like", "kurama-like-linear", "answer-like-nonlinear"})
    void theTrueChanceIsCalibrated(String label) {
        Recalibration found = Recalibration.of(LargeCohorts.of(label), p -> Recalibration.logOdds(p.trueProbability()));

        assertThat(found.slope()).isCloseTo(1, within(0.05));
        assertThat(found.intercept()).isCloseTo(0, within(0.05));
    }

    /** DOMAIN.md 7.3: about 0.81 to 0.85 class-first, 0.77 to 0.80 for stated truths; more with seropositive patients. */
    @ParameterizedTest
    @CsvSource({
        "answer-like, 0.81, 0.86",
        "kurama-like-seropositive, 0.87, 0.92",
        "linear-truth, 0.76, 0.79",
        "nonlinear-truth, 0.78, 0.81",
        "demo, 0.80, 0.84"
    })
    void theOutcomeCanBeKnownOnlySoWell(String label, double low, double high) {
        List<InventedPatient> patients = InventedCohort.generate(CohortRecipe.named(label), 2000, 1);
        Ceiling ceiling = Ceiling.of(CohortRecipe.named(label), patients);

        assertThat(ceiling.expected().orElseThrow()).isBetween(low, high);
        assertThat(ceiling.observed().orElseThrow())
                .isCloseTo(Discrimination.auc(patients, InventedPatient::trueProbability), within(1e-12))
                .isCloseTo(ceiling.expected().orElseThrow(), within(0.03));
        assertThat(ceiling.expected().orElseThrow() - ceiling.withGaps().orElseThrow())
                .isBetween(0.0005, 0.02);
    }

    /** Expected AUC by hand: chances 0.2 and 0.6 give one event and one other by 0.2 * 0.4 or 0.6 * 0.8; the latter wins. */
    @Test
    void theExpectedAucOfTwoPatientsIsCountedByHand() {
        InventedPatient some = LargeCohorts.of("linear-truth").get(0);
        List<InventedPatient> two = List.of(withChance(some, 0.2, true), withChance(some, 0.6, false));
        Ceiling ceiling = Ceiling.of(CohortRecipe.LINEAR_TRUTH, two);

        assertThat(ceiling.expected().orElseThrow()).isCloseTo(0.48 / 0.56, within(1e-12));
        assertThat(ceiling.observed().orElseThrow()).isZero();
    }

    @Test
    void equalChancesTellNothing() {
        InventedPatient some = LargeCohorts.of("linear-truth").get(0);
        List<InventedPatient> two = List.of(withChance(some, 0.3, true), withChance(some, 0.3, false));

        assertThat(Ceiling.of(CohortRecipe.LINEAR_TRUTH, two).expected()).hasValue(0.5);
    }

    /** Bayes against counting: of the patients with no swollen joint, low CRP and male sex, that share progresses. */
    @Test
    void theChanceGivenAFewValuesIsTheShareAmongSuchPatients() {
        List<InventedPatient> patients = LargeCohorts.of("kurama-like");
        Predicate<InventedPatient> such =
                p -> p.hidden().get(CohortFeature.SJC28).used() == 0
                        && p.hidden().get(CohortFeature.CRP).censored()
                        && p.hidden().get(CohortFeature.FEMALE).used() == 0;
        List<InventedPatient> alike = patients.stream().filter(such).toList();
        Map<CohortFeature, InventedValue> known = new EnumMap<>(alike.get(0).hidden());
        known.keySet().retainAll(List.of(CohortFeature.SJC28, CohortFeature.CRP, CohortFeature.FEMALE));
        double chance = new ClassPosterior(CohortRecipe.KURAMA_LIKE).probability(known);
        double share = alike.stream().filter(InventedPatient::progressed).count() / (double) alike.size();

        assertThat(alike).hasSizeGreaterThan(150);
        assertThat(share).isCloseTo(chance, within(3 * Math.sqrt(chance * (1 - chance) / alike.size())));
        assertThat(chance).isLessThan(0.2);
    }

    /** The chance given only what is known is calibrated among those who lack the most telling values. */
    @ParameterizedTest
    @ValueSource(strings = {"answer-like", "answer-like-nonlinear", "demo"})
    void theChanceWithGapsIsCalibratedWhereTheGapsAre(String label) {
        KnownChance chance = new KnownChance(CohortRecipe.named(label));
        List<InventedPatient> gaps = LargeCohorts.of(label).stream()
                .filter(p -> p.value(CohortFeature.MMP3).isEmpty())
                .limit(800)
                .toList();
        Recalibration found = Recalibration.of(gaps, p -> Recalibration.logOdds(chance.of(p)));

        assertThat(found.slope()).isCloseTo(1, within(0.3));
        assertThat(found.intercept()).isCloseTo(0, within(0.3));
    }

    private static InventedPatient withChance(InventedPatient p, double chance, boolean progressed) {
        return new InventedPatient(p.index(), p.id(), p.site(), p.hidden(), p.hidden(), progressed, chance);
    }
}

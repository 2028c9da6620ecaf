package org.rheumaroute.demo.invent;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rheumaroute.demo.draw.Dice;

/** Draws invented patients. Patient i is the same for the same recipe and seed, however many are drawn. */
public final class InventedCohort {
    private static final BigDecimal RF_LIMIT = new BigDecimal("5");
    private static final BigDecimal ANTI_CCP_LIMIT = new BigDecimal("0.6");

    private final CohortRecipe recipe;
    private final long seed;

    private InventedCohort(CohortRecipe recipe, long seed) {
        this.recipe = recipe;
        this.seed = seed;
    }

    /**
     * Draws a cohort.
     *
     * @param patients how many, at least 1
     * @param seed any number; the same seed gives the same patients
     */
    public static List<InventedPatient> generate(CohortRecipe recipe, int patients, long seed) {
        if (patients < 1) {
            throw new IllegalArgumentException("a cohort needs at least one patient, was " + patients);
        }
        InventedCohort cohort = new InventedCohort(recipe, seed);
        return IntStream.range(0, patients).mapToObj(cohort::patient).toList();
    }

    private InventedPatient patient(int index) {
        return switch (recipe.family()) {
            case CLASS_FIRST -> classFirst(index);
            case PROBABILITY_FIRST -> probabilityFirst(index);
        };
    }

    private InventedPatient classFirst(int index) {
        boolean progressed = dice(index, "outcome").happens(recipe.eventRate());
        PublishedMargins margins = progressed ? PublishedMargins.RA : PublishedMargins.NOT_RA;
        Map<CohortFeature, InventedValue> hidden =
                values(margins, LatentCorrelations.SERONEGATIVE_COHORT, recipe.site(), index);
        return patient(index, recipe.site(), hidden, progressed, OptionalDouble.empty());
    }

    private InventedPatient probabilityFirst(int index) {
        boolean demo = recipe == CohortRecipe.DEMO;
        InventedSite site = demo && index % 5 == 4 ? InventedSite.DEMO_INTERNATIONAL : recipe.site();
        PublishedMargins margins = demo ? PublishedMargins.ALL_WITH_SEROPOSITIVE : PublishedMargins.ALL;
        Map<CohortFeature, InventedValue> hidden = values(
                margins, demo ? LatentCorrelations.OPEN_COHORT : LatentCorrelations.SERONEGATIVE_COHORT, site, index);
        double probability = truth().probability(hidden);
        boolean progressed = dice(index, "outcome").happens(probability);
        return patient(index, site, hidden, progressed, OptionalDouble.of(probability));
    }

    private LogisticTruth truth() {
        return switch (recipe) {
            case DEMO -> LogisticTruth.NONLINEAR_WITH_SEROLOGY;
            case NONLINEAR_TRUTH -> LogisticTruth.NONLINEAR;
            default -> LogisticTruth.LINEAR;
        };
    }

    private Map<CohortFeature, InventedValue> values(
            PublishedMargins margins, LatentCorrelations correlations, InventedSite site, int index) {
        Map<CohortFeature, Double> scores = correlations.draw(dice(index, "values"));
        EnumMap<CohortFeature, InventedValue> values = new EnumMap<>(CohortFeature.class);
        scores.forEach((feature, score) -> {
            double published = margins.at(feature, score);
            values.put(feature, reported(feature, site.measured(feature, published), site));
        });
        return values;
    }

    /** Rounded as laboratories do; below an assay's limit only the limit is known. */
    private static InventedValue reported(CohortFeature feature, double value, InventedSite site) {
        BigDecimal rounded = feature.rounded(value);
        BigDecimal limit = switch (feature) {
            case CRP -> site.crpLimit();
            case RF -> RF_LIMIT;
            case ANTI_CCP -> ANTI_CCP_LIMIT;
            default -> BigDecimal.valueOf(-1);
        };
        boolean censored = value < limit.doubleValue() || rounded.compareTo(limit) < 0;
        return censored ? InventedValue.below(limit) : InventedValue.of(rounded);
    }

    private InventedPatient patient(
            int index,
            InventedSite site,
            Map<CohortFeature, InventedValue> hidden,
            boolean progressed,
            OptionalDouble probability) {
        Map<CohortFeature, InventedValue> known = recipe.missingness().known(hidden, dice(index, "missing"));
        String id = String.format(Locale.ROOT, "%s-%d-%05d", recipe.label(), seed, index + 1);
        return new InventedPatient(index, id, site, known, hidden, progressed, probability);
    }

    private Dice dice(int index, String purpose) {
        return Dice.of(seed, index, recipe.label() + '/' + purpose);
    }
}

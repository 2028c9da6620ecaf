package org.rheumaroute.demo.invent;

import java.util.EnumMap;
import java.util.Map;

/**
 * The chance of progression given only what is known of a patient: no model that sees the gaps can do better. Right
 * because the gaps of {@link Missingness} depend on nothing but CRP, which is always known. Immutable, thread-safe.
 */
final class KnownChance {
    private static final CohortFeature[] FEATURES = CohortFeature.values();

    private final CohortRecipe recipe;

    KnownChance(CohortRecipe recipe) {
        this.recipe = recipe;
    }

    /** Chance of progression, 0 to 1. */
    double of(InventedPatient patient) {
        if (patient.values().size() == FEATURES.length) {
            return patient.trueProbability();
        }
        return switch (recipe.family()) {
            case CLASS_FIRST -> new ClassPosterior(recipe).probability(patient.values());
            case PROBABILITY_FIRST -> meanOfTruth(patient);
        };
    }

    /** The stated chance, averaged over what the missing values may be. */
    private double meanOfTruth(InventedPatient patient) {
        PublishedMargins margins = PublishedMargins.ofAll(recipe.seropositive());
        LogisticTruth truth = LogisticTruth.of(recipe);
        InventedSite actsOn = recipe.truthActsOn(patient.site());
        ScoreRanges ranges = ScoreRanges.of(patient.values(), patient.site(), margins);
        return LatentCorrelations.of(recipe.seropositive()).box().mean(ranges.low(), ranges.high(), scores -> {
            Map<CohortFeature, Double> published = new EnumMap<>(CohortFeature.class);
            for (int i = 0; i < FEATURES.length; i++) {
                published.put(FEATURES[i], margins.at(FEATURES[i], scores[i]));
            }
            return truth.probability(actsOn.reported(published), patient.site());
        });
    }
}

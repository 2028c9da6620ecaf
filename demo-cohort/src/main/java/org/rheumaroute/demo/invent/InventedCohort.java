package org.rheumaroute.demo.invent;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheumaroute.demo.draw.Dice;

/** Draws invented patients. Patient i is the same for the same recipe and seed, however many are drawn. */
public final class InventedCohort {
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
        return IntStream.range(0, patients).parallel().mapToObj(cohort::patient).toList();
    }

    private InventedPatient patient(int index) {
        return switch (recipe.family()) {
            case CLASS_FIRST -> classFirst(index);
            case PROBABILITY_FIRST -> probabilityFirst(index);
        };
    }

    private InventedPatient classFirst(int index) {
        boolean progressed = dice(index, "outcome").happens(recipe.eventRate());
        PublishedMargins margins = PublishedMargins.ofClass(progressed, recipe.seropositive());
        Map<CohortFeature, InventedValue> hidden = recipe.site().reported(published(margins, index));
        return patient(index, recipe.site(), hidden, progressed, new ClassPosterior(recipe).probability(hidden));
    }

    private InventedPatient probabilityFirst(int index) {
        InventedSite site = recipe.isDemo() && index % 5 == 4 ? InventedSite.DEMO_INTERNATIONAL : recipe.site();
        Map<CohortFeature, Double> published = published(PublishedMargins.ofAll(recipe.seropositive()), index);
        Map<CohortFeature, InventedValue> hidden = site.reported(published);
        Map<CohortFeature, InventedValue> biology = recipe.truthActsOn(site).reported(published);
        double probability = LogisticTruth.of(recipe).probability(biology, site);
        boolean progressed = dice(index, "outcome").happens(probability);
        return patient(index, site, hidden, progressed, probability);
    }

    private Map<CohortFeature, Double> published(PublishedMargins margins, int index) {
        EnumMap<CohortFeature, Double> values = new EnumMap<>(CohortFeature.class);
        LatentCorrelations.of(recipe.seropositive())
                .draw(dice(index, "values"))
                .forEach((feature, score) -> values.put(feature, margins.at(feature, score)));
        return values;
    }

    private InventedPatient patient(
            int index,
            InventedSite site,
            Map<CohortFeature, InventedValue> hidden,
            boolean progressed,
            double probability) {
        Map<CohortFeature, InventedValue> known = recipe.missingness().known(hidden, dice(index, "missing"));
        String id = String.format(Locale.ROOT, "%s-%d-%05d", recipe.label(), seed, index + 1);
        return new InventedPatient(index, id, site, known, hidden, progressed, probability);
    }

    private Dice dice(int index, String purpose) {
        return Dice.of(seed, index, recipe.stream() + '/' + purpose);
    }
}

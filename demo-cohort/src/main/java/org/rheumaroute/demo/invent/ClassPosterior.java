package org.rheumaroute.demo.invent;

import java.util.Map;
import org.rheumaroute.demo.draw.NormalBox;

/**
 * The chance of progression in a class-first cohort, by Bayes from the densities that the patients were drawn from:
 * what the reported values say at best. A reported value (rounded, censored, at an end of its scale, yes or no) stands
 * for the interval of normal scores that would be reported so, in either class; the two probabilities of the box of all
 * intervals give the likelihood ratio. Immutable, thread-safe.
 */
final class ClassPosterior {
    private final InventedSite site;
    private final double priorLogOdds;
    private final NormalBox copula;
    private final PublishedMargins progressed;
    private final PublishedMargins others;

    /** @param recipe of the class-first family */
    ClassPosterior(CohortRecipe recipe) {
        this.site = recipe.site();
        this.priorLogOdds = Math.log(recipe.eventRate() / (1 - recipe.eventRate()));
        this.copula = LatentCorrelations.of(recipe.seropositive()).box();
        this.progressed = PublishedMargins.ofClass(true, recipe.seropositive());
        this.others = PublishedMargins.ofClass(false, recipe.seropositive());
    }

    /**
     * Chance of progression, 0 to 1.
     *
     * @param values what is known; a value that is not there says nothing
     */
    double probability(Map<CohortFeature, InventedValue> values) {
        double logOdds = priorLogOdds + logLikelihood(values, progressed) - logLikelihood(values, others);
        return 1 / (1 + Math.exp(-logOdds));
    }

    private double logLikelihood(Map<CohortFeature, InventedValue> values, PublishedMargins margins) {
        ScoreRanges ranges = ScoreRanges.of(values, site, margins);
        return copula.logProbability(ranges.low(), ranges.high());
    }
}

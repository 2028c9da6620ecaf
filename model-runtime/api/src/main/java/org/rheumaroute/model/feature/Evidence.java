package org.rheumaroute.model.feature;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Where one feature's value came from, and how old it is.
 *
 * @param feature the feature
 * @param value value in the schema's unit, as the model saw it
 * @param censored true when the source said "below" or "above" a limit; then {@code value} is that limit
 * @param observedOn local date on which it was observed
 * @param sources references of the source resources with their versions, for example {@code
 *     Observation/12/_history/3}; opaque here; never empty
 * @param cautions what a person should look at; empty as a rule
 */
public record Evidence(
        FeatureName feature,
        double value,
        boolean censored,
        LocalDate observedOn,
        List<String> sources,
        Set<Caution> cautions) {
    public Evidence {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("evidence for " + feature + " must be finite");
        }
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("evidence for " + feature + " must name a source");
        }
        cautions = Set.copyOf(cautions);
    }

    /** Evidence without cautions. */
    public Evidence(FeatureName feature, double value, boolean censored, LocalDate observedOn, List<String> sources) {
        this(feature, value, censored, observedOn, sources, Set.of());
    }
}

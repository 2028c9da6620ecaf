package org.rheumaroute.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * The signed share of one clinical group in one score, in log-odds: the sum of its features' contributions. It explains
 * the model; it is not a cause.
 *
 * @param group the group
 * @param logOdds positive raises the risk, negative lowers it; finite
 */
public record GroupContribution(FeatureGroup group, double logOdds) {
    public GroupContribution {
        if (!Double.isFinite(logOdds)) {
            throw new IllegalArgumentException("contribution of " + group.code() + " must be finite, was " + logOdds);
        }
    }

    /**
     * Sums by group, in the order of {@link FeatureGroup}; a group without a feature in the schema does not appear. The
     * sums add up to the sum of all contributions.
     *
     * @param schema names every feature's group
     * @param contributions each of a feature of {@code schema}
     */
    public static List<GroupContribution> sums(FeatureSchema schema, Collection<Contribution> contributions) {
        Map<FeatureGroup, Double> sums = new EnumMap<>(FeatureGroup.class);
        for (Contribution contribution : contributions) {
            FeatureGroup group = schema.feature(contribution.feature()).group();
            sums.merge(group, contribution.logOdds(), Double::sum);
        }
        List<GroupContribution> groups = new ArrayList<>();
        sums.forEach((group, logOdds) -> groups.add(new GroupContribution(group, logOdds)));
        return List.copyOf(groups);
    }
}

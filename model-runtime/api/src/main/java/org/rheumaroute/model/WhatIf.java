package org.rheumaroute.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * What the model would say if one input were another, all others staying as they are. It explores the model; it does not
 * forecast what a treatment that changes the input would do, and the other inputs would hardly stay.
 *
 * @param feature the input that was changed
 * @param value the value that was tried, in the schema's unit; empty when the input was taken away
 * @param before the outcome as it is
 * @param after the outcome with the change; all gates apply, so it may be a refusal
 */
public record WhatIf(FeatureName feature, OptionalDouble value, ScoreOutcome before, ScoreOutcome after) {
    /** Shares of log-odds that add up to less than this cannot be told from none. */
    private static final double NO_CHANGE = 1e-12;

    /**
     * A group's share in the change.
     *
     * @param group the group
     * @param logOdds change of its contribution, before calibration
     * @param probability its share of the change in probability; all groups' shares add up to that change
     */
    public record GroupChange(FeatureGroup group, double logOdds, double probability) {}

    /**
     * Asks. Pure: the same scorer, vector and value give the same answer, and nothing is kept.
     *
     * @param feature of the scorer's schema
     * @param value finite, in the schema's unit; empty to take the input away
     */
    public static WhatIf ask(Scorer scorer, FeatureVector vector, FeatureName feature, OptionalDouble value) {
        FeatureVector changed = value.isPresent() ? vector.with(feature, value.getAsDouble()) : vector.without(feature);
        List<ScoreOutcome> outcomes = scorer.score(List.of(vector, changed));
        return new WhatIf(feature, value, outcomes.get(0), outcomes.get(1));
    }

    /** Change in probability, -1 to 1; empty when either side is a refusal. */
    public OptionalDouble probabilityChange() {
        return before instanceof Scored was && after instanceof Scored is
                ? OptionalDouble.of(is.score().probability().value()
                        - was.score().probability().value())
                : OptionalDouble.empty();
    }

    /**
     * The change by clinical group; empty when either side is a refusal or knows no groups. One changed input can move
     * other groups too, where the model lets inputs act together. The change in probability is shared out in proportion to
     * the changes in log-odds.
     */
    public List<GroupChange> changeByGroup() {
        if (probabilityChange().isEmpty() || !(before instanceof Scored was) || !(after instanceof Scored is)) {
            return List.of();
        }
        Map<FeatureGroup, Double> changes = new EnumMap<>(FeatureGroup.class);
        is.groups().forEach(g -> changes.merge(g.group(), g.logOdds(), Double::sum));
        was.groups().forEach(g -> changes.merge(g.group(), -g.logOdds(), Double::sum));
        double whole =
                changes.values().stream().mapToDouble(Double::doubleValue).sum();
        double perLogOdds =
                Math.abs(whole) < NO_CHANGE ? 0 : probabilityChange().getAsDouble() / whole;
        List<GroupChange> found = new ArrayList<>();
        changes.forEach((group, logOdds) -> found.add(new GroupChange(group, logOdds, perLogOdds * logOdds)));
        return List.copyOf(found);
    }
}

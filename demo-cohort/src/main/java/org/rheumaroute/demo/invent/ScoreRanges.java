package org.rheumaroute.demo.invent;

import java.util.Map;

/**
 * The intervals of normal scores that would be reported as one patient's values were: a rounded, censored or yes/no value
 * stands for an interval, a missing one for everything. In the order of the features.
 */
record ScoreRanges(double[] low, double[] high) {
    /** @param margins of the class, or of all, that the patient is taken to come from */
    static ScoreRanges of(Map<CohortFeature, InventedValue> values, InventedSite site, PublishedMargins margins) {
        CohortFeature[] features = CohortFeature.values();
        ScoreRanges ranges = new ScoreRanges(new double[features.length], new double[features.length]);
        for (int i = 0; i < features.length; i++) {
            InventedValue value = values.get(features[i]);
            InventedSite.Range range = value == null ? InventedSite.Range.ANY : site.published(features[i], value);
            ranges.low[i] = margins.scoreReaching(features[i], range.from());
            ranges.high[i] = margins.scoreReaching(features[i], range.below());
        }
        return ranges;
    }
}

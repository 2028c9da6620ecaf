package org.rheumaroute.training.report;

import java.util.List;

/**
 * How the AUC grows with the number of patients.
 *
 * @param method how the points were found, in words
 * @param points in any order; one for each candidate and size
 */
public record Learning(String method, List<Step> points) {
    public Learning {
        Figures.text("method", method);
        points = List.copyOf(points);
    }

    /**
     * One candidate at one size.
     *
     * @param patients patients it was fitted on
     * @param auc mean over the runs, with their spread or interval
     */
    public record Step(String candidate, int patients, Estimate auc) {
        public Step {
            Figures.share("AUC", auc);
        }
    }
}

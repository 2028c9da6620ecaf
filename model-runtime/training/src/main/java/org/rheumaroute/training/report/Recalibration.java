package org.rheumaroute.training.report;

/**
 * The calibration of one candidate before and after local patients were used; log-odds = intercept + slope x member
 * log-odds.
 *
 * @param localPatients patients it was fitted on; they are not in the evaluation after it
 * @param localEvents those with the outcome
 */
public record Recalibration(
        String candidate,
        int localPatients,
        int localEvents,
        double interceptBefore,
        double slopeBefore,
        double interceptAfter,
        double slopeAfter,
        String method) {
    public Recalibration {
        Figures.counts("local events", localEvents, localPatients);
        Figures.finite("intercept before", interceptBefore);
        Figures.finite("slope before", slopeBefore);
        Figures.finite("intercept after", interceptAfter);
        Figures.finite("slope after", slopeAfter);
        Figures.text("method", method);
    }
}

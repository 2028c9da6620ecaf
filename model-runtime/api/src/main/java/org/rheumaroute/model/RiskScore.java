package org.rheumaroute.model;

import java.time.Period;

/**
 * The number that answers one question for one patient.
 *
 * @param task the question
 * @param probability calibrated probability that the outcome happens within the horizon
 * @param interval uncertainty of that probability, as the package defines it
 * @param category low, moderate or high by the package's cut-offs
 * @param horizon time window of the prediction, counted from the index date
 */
public record RiskScore(
        TaskId task, Probability probability, ProbabilityInterval interval, RiskCategory category, Period horizon) {}

package org.rheumaroute.cohort.chain;

import java.time.Period;
import java.util.List;

/**
 * What an operator must see of a model card before letting a package answer.
 *
 * @param title one line for people
 * @param intendedUse who may use it, for whom, for which decision
 * @param outOfScope what it must not be used for
 * @param horizon time window of the prediction
 * @param cohort the training cohort, in words; says "invented" when it is
 * @param patients number of patients in it
 * @param events number with the outcome
 * @param limits known limits, one sentence each
 */
public record CardSummary(
        String title,
        String intendedUse,
        String outOfScope,
        Period horizon,
        String cohort,
        int patients,
        int events,
        List<String> limits) {
    public CardSummary {
        limits = List.copyOf(limits);
    }
}

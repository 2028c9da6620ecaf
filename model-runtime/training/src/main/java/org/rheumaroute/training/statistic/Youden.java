package org.rheumaroute.training.statistic;

import java.util.List;
import java.util.Optional;

/**
 * The cut with the greatest sensitivity + specificity - 1 (Youden 1950). Choose it on training or inner data, never on
 * the patients it is judged on.
 *
 * @param cut halfway between the lowest score called positive and the highest score called negative, so that it lies
 *     on no patient's score; call positive at or above it
 * @param index sensitivity + specificity - 1, above 0 to 1
 */
public record Youden(double cut, double index) {
    /**
     * Finds the cut. Among cuts with the same index the lowest wins: it misses fewest patients. Indices are compared as
     * whole numbers, so rounding breaks no tie.
     *
     * @param scores {@code double[rows]}, no NaN; higher means the outcome is likelier
     * @param outcomes {@code int[rows]}, 0 or 1
     * @return empty when no cut is better than chance, as with one score for everybody
     * @throws IllegalArgumentException when all outcomes are the same
     */
    public static Optional<Youden> of(double[] scores, int[] outcomes) {
        List<Cut> cuts = Cut.all(scores, outcomes);
        Cut last = cuts.get(cuts.size() - 1);
        long events = last.truePositives();
        long others = last.falsePositives();
        int best = 0;
        long greatest = 0;
        for (int i = 1; i < cuts.size() - 1; i++) {
            long index = cuts.get(i).truePositives() * others - cuts.get(i).falsePositives() * events;
            if (index > 0 && index >= greatest) {
                best = i;
                greatest = index;
            }
        }
        if (greatest == 0) {
            return Optional.empty();
        }
        double cut = between(cuts.get(best + 1).score(), cuts.get(best).score());
        return Optional.of(new Youden(cut, (double) greatest / (events * others)));
    }

    /** Midpoint; the upper one where no number lies between. */
    private static double between(double lower, double upper) {
        double middle = lower / 2 + upper / 2;
        return middle > lower && middle <= upper ? middle : upper;
    }
}

package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The best AUC that any model can reach in an invented cohort: that of the patients' true probabilities. A model that
 * shows more has a leak, an overfit or luck.
 *
 * @param observed AUC of the true probabilities against the drawn outcomes, 0 to 1; empty when all or none progress
 * @param expected AUC over all outcomes that the true probabilities could have given, 0 to 1: no luck of one draw in it;
 *     empty for fewer than two patients
 * @param withGaps as {@code expected}, for who sees only what is known of each patient; the loss is that of the first 5,000
 */
public record Ceiling(OptionalDouble observed, OptionalDouble expected, OptionalDouble withGaps) {
    private static final int ENOUGH = 5000;

    /**
     * The ceiling of some patients.
     *
     * @param recipe what they were made by
     */
    public static Ceiling of(CohortRecipe recipe, List<InventedPatient> patients) {
        double[] truth =
                patients.stream().mapToDouble(InventedPatient::trueProbability).toArray();
        double[] outcomes =
                patients.stream().mapToDouble(p -> p.progressed() ? 1 : 0).toArray();
        OptionalDouble expected = concordance(truth, truth);
        return new Ceiling(concordance(truth, outcomes), expected, withGaps(recipe, patients, expected));
    }

    /**
     * Of patients whose gaps are not looked at.
     *
     * @param truth the chance of the outcome, one for each patient, 0 to 1
     * @param outcomes 1 with the outcome, 0 without
     */
    public static Ceiling ofChances(double[] truth, double[] outcomes) {
        return new Ceiling(concordance(truth, outcomes), concordance(truth, truth), OptionalDouble.empty());
    }

    /** The loss by the gaps, found in the first patients, is taken off: so the chance of who is first falls out. */
    private static OptionalDouble withGaps(
            CohortRecipe recipe, List<InventedPatient> patients, OptionalDouble expected) {
        List<InventedPatient> some = patients.subList(0, Math.min(ENOUGH, patients.size()));
        double[] truth =
                some.stream().mapToDouble(InventedPatient::trueProbability).toArray();
        double[] known =
                some.parallelStream().mapToDouble(new KnownChance(recipe)::of).toArray();
        OptionalDouble all = concordance(truth, truth);
        OptionalDouble seen = concordance(known, known);
        return all.isPresent() && seen.isPresent()
                ? OptionalDouble.of(expected.orElseThrow() - all.getAsDouble() + seen.getAsDouble())
                : OptionalDouble.empty();
    }

    /** For people: {@code best reachable AUC 0.773 (0.768 in these outcomes; 0.759 with the values that are known)}. */
    public String text() {
        return "best reachable AUC " + text(expected) + " (" + text(observed) + " in these outcomes; " + text(withGaps)
                + " with the values that are known)";
    }

    private static String text(OptionalDouble auc) {
        return auc.isPresent() ? String.format(Locale.ROOT, "%.3f", auc.getAsDouble()) : "unknown";
    }

    /**
     * Share of pairs, one patient with an event and another without, in which the first has the higher score; equal
     * scores count half. With events that are chances instead of 0 and 1 each pair counts by its chance: the numerator
     * and the denominator of the AUC are then the expected ones.
     */
    private static OptionalDouble concordance(double[] scores, double[] events) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double won = 0;
        double pairs = 0;
        double eventsBelow = 0;
        double othersBelow = 0;
        for (int start = 0, end; start < order.length; start = end) {
            double tiedEvents = 0;
            double tiedOthers = 0;
            double withThemselves = 0;
            for (end = start; end < order.length && scores[order[end]] == scores[order[start]]; end++) {
                double event = events[order[end]];
                tiedEvents += event;
                tiedOthers += 1 - event;
                withThemselves += event * (1 - event);
            }
            double tied = tiedEvents * tiedOthers - withThemselves;
            won += tiedEvents * othersBelow + tied / 2;
            pairs += tiedEvents * othersBelow + eventsBelow * tiedOthers + tied;
            eventsBelow += tiedEvents;
            othersBelow += tiedOthers;
        }
        return pairs > 0 ? OptionalDouble.of(won / pairs) : OptionalDouble.empty();
    }
}

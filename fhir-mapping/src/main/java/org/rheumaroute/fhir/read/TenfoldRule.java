package org.rheumaroute.fhir.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.model.feature.Caution;

/**
 * Flags a measurement that looks ten times off beside the patient's own others: a tenth or the tenfold of it would lie
 * among them, it itself does not, and the others agree with one another. A flag only, no refusal: an inflammation may
 * rise tenfold.
 */
final class TenfoldRule {
    private static final int LEAST_OTHERS = 2;
    private static final double OTHERS_SPREAD = 3.0;
    private static final double AMONG = 1.5;

    private TenfoldRule() {}

    /** The same facts in the same order, flagged where they must be. */
    static List<Fact> flag(List<Fact> facts) {
        Map<String, List<Double>> values = new HashMap<>();
        for (Fact fact : facts) {
            if (isMeasured(fact)) {
                values.computeIfAbsent(fact.concept(), c -> new ArrayList<>()).add(valueOf(fact));
            }
        }
        Map<String, double[]> sorted = new HashMap<>();
        values.forEach((concept, list) ->
                sorted.put(concept, list.stream().mapToDouble(d -> d).sorted().toArray()));
        return facts.stream()
                .map(fact ->
                        isMeasured(fact) && isTenfold(valueOf(fact), sorted.getOrDefault(fact.concept(), new double[0]))
                                ? fact.with(Caution.TEN_TIMES_OFF)
                                : fact)
                .toList();
    }

    /** @param sorted all values of the concept, this one included */
    private static boolean isTenfold(double value, double[] sorted) {
        if (sorted.length <= LEAST_OTHERS) {
            return false;
        }
        int own = Arrays.binarySearch(sorted, value);
        double least = own == 0 ? sorted[1] : sorted[0];
        double greatest = own == sorted.length - 1 ? sorted[sorted.length - 2] : sorted[sorted.length - 1];
        boolean othersAgree = least > 0.0 && greatest <= OTHERS_SPREAD * least;
        return othersAgree && (isAmong(value / 10.0, least, greatest) || isAmong(value * 10.0, least, greatest));
    }

    private static boolean isAmong(double value, double least, double greatest) {
        return value >= least / AMONG && value <= greatest * AMONG;
    }

    private static boolean isMeasured(Fact fact) {
        return fact.value() instanceof FactValue.Numeric number
                && number.bound() == FactValue.Bound.EXACT
                && CodeTables.bundled().concept(fact.concept()).kind() == Concept.Kind.MEASUREMENT;
    }

    private static double valueOf(Fact fact) {
        return ((FactValue.Numeric) fact.value()).value();
    }
}

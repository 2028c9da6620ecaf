package org.rheumaroute.demo.starter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.clinical.ActivityScores;
import org.rheumaroute.model.clinical.Crp;
import org.rheumaroute.model.clinical.Esr;
import org.rheumaroute.model.clinical.JointCounts;
import org.rheumaroute.model.clinical.Millimetres;

/** What follows from the values of a starter, as a careful reader of the record computes it. */
final class StarterFollowing {
    private StarterFollowing() {}

    /** Adds what can be computed, and takes away what a record does not tell: the dose of a drug that is not taken. */
    static void complete(Map<StarterColumn, BigDecimal> values) {
        BigDecimal line = values.get(StarterColumn.LINE);
        if (line != null) {
            boolean experienced = line.compareTo(BigDecimal.ONE) > 0;
            values.put(StarterColumn.TARGETED_EXPERIENCED, experienced ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        BigDecimal methotrexate = values.get(StarterColumn.METHOTREXATE);
        if (line != null && methotrexate != null) {
            values.put(StarterColumn.LINE, line.add(methotrexate)); // it was the first line
        }
        if (isZero(methotrexate)) {
            values.remove(StarterColumn.METHOTREXATE_DOSE);
        }
        if (isZero(values.get(StarterColumn.GLUCOCORTICOID_DOSE))) {
            values.remove(StarterColumn.GLUCOCORTICOID_DOSE); // no record of a drug is not a dose of 0
        }
        Visit visit = new Visit(values);
        visit.put(
                StarterColumn.DAS28_ESR,
                v -> ActivityScores.das28Esr(v.joints(), new Esr(v.of(StarterColumn.ESR)), v.patient())
                        .value(),
                StarterColumn.ESR,
                StarterColumn.PTGA);
        visit.put(
                StarterColumn.DAS28_CRP,
                v -> ActivityScores.das28Crp(v.joints(), Crp.ofMgPerL(v.of(StarterColumn.CRP)), v.patient())
                        .value(),
                StarterColumn.CRP,
                StarterColumn.PTGA);
        visit.put(
                StarterColumn.CDAI,
                v -> ActivityScores.cdai(v.joints(), v.patient(), new Millimetres(v.of(StarterColumn.PHGA)))
                        .value(),
                StarterColumn.PTGA,
                StarterColumn.PHGA);
    }

    private static boolean isZero(@Nullable BigDecimal value) {
        return value != null && value.signum() == 0;
    }

    /** The values of one visit. */
    private record Visit(Map<StarterColumn, BigDecimal> values) {
        /** Computes an index when the joints and its other parts are known. */
        void put(StarterColumn index, ToDoubleFunction<Visit> formula, StarterColumn... parts) {
            if (has(StarterColumn.TJC28, StarterColumn.SJC28) && has(parts)) {
                values.put(index, index.rounded(formula.applyAsDouble(this)));
            }
        }

        private boolean has(StarterColumn... parts) {
            for (StarterColumn part : parts) {
                if (!values.containsKey(part)) {
                    return false;
                }
            }
            return true;
        }

        double of(StarterColumn column) {
            BigDecimal value = values.get(column);
            if (value == null) {
                throw new IllegalStateException(column.feature() + " is not known");
            }
            return value.doubleValue();
        }

        JointCounts joints() {
            return new JointCounts((int) of(StarterColumn.TJC28), (int) of(StarterColumn.SJC28));
        }

        Millimetres patient() {
            return new Millimetres(of(StarterColumn.PTGA));
        }
    }
}

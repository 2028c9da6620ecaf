package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.InventedPatient;
import org.rheumaroute.demo.invent.InventedValue;

/** Which of a patient's values get into the record, after what the case does to them. */
final class ChartedValues {
    private ChartedValues() {}

    /** A fresh map that the caller may change. */
    static Map<CohortFeature, InventedValue> of(InventedPatient patient, ChartCase chartCase, Dice dice) {
        EnumMap<CohortFeature, InventedValue> values = new EnumMap<>(CohortFeature.class);
        values.putAll(patient.values());
        if (mustBeComplete(chartCase)) {
            patient.hidden().forEach((feature, value) -> {
                if (feature.isRequired()) {
                    values.put(feature, value);
                }
            });
        }
        switch (chartCase) {
            case FEW_TESTS ->
                List.of(CohortFeature.ESR, CohortFeature.MMP3, CohortFeature.HAQ_DI)
                        .forEach(values::remove);
            case TOLERATED_WITHOUT_UNIT, TOLERATED_UNKNOWN_UNIT ->
                values.putIfAbsent(CohortFeature.MMP3, InventedValue.of(new BigDecimal("88.8")));
            case SWOLLEN_WITHOUT_DIAGNOSIS ->
                values.compute(CohortFeature.SJC28, (f, v) -> v == null || v.used() < 1 ? whole(2) : v);
            case NO_ARTHRITIS -> values.put(CohortFeature.SJC28, whole(0));
            case REQUIRED_ABSENT -> drop(values, dice);
            case MINOR -> values.put(CohortFeature.AGE, whole(dice.between(9, 16)));
            default -> {}
        }
        return values;
    }

    /** A whole number. */
    static InventedValue whole(int number) {
        return InventedValue.of(BigDecimal.valueOf(number));
    }

    /** Where one reason is meant, no chance gap may add another. */
    private static boolean mustBeComplete(ChartCase chartCase) {
        return chartCase.reason().isPresent()
                || chartCase == ChartCase.SWOLLEN_WITHOUT_DIAGNOSIS
                || chartCase == ChartCase.MERGE_SURVIVOR;
    }

    private static void drop(Map<CohortFeature, InventedValue> values, Dice dice) {
        List<CohortFeature> gone = dice.oneOf(List.of(
                List.of(CohortFeature.CRP),
                List.of(CohortFeature.RF),
                List.of(CohortFeature.ANTI_CCP),
                List.of(CohortFeature.TJC28, CohortFeature.SJC28)));
        gone.forEach(values::remove);
    }
}

package org.rheumaroute.fhir.episode;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What else a patient took on the day an episode began.
 *
 * @param csdmards conventional synthetic drugs that were running, sorted; methotrexate is one of them
 * @param methotrexateOrNull whether methotrexate was running; null when its own record is uncertain
 * @param methotrexatePerWeekOrNull methotrexate in mg a week; null when not taken or not known
 * @param glucocorticoidPerDayOrNull prednisolone equivalent in mg a day; null when unknown, which is not 0
 */
public record Companions(
        List<String> csdmards,
        @Nullable Boolean methotrexateOrNull,
        @Nullable Double methotrexatePerWeekOrNull,
        @Nullable Double glucocorticoidPerDayOrNull) {
    public Companions {
        csdmards = List.copyOf(csdmards);
    }

    /** Prednisolone equivalent in mg a day; empty when unknown. */
    public OptionalDouble glucocorticoidPerDay() {
        return glucocorticoidPerDayOrNull == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(glucocorticoidPerDayOrNull);
    }
}

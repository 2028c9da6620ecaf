package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.draw.Dice;

/**
 * Which values nobody measured. Smoking 17 % is derived from published percentages; the rest is proposed (DOMAIN.md 7.5).
 */
public enum Missingness {
    /**
     * MMP-3 is left out more often when CRP is low: 25 % below 3 mg/L, 5 % from there; about 15 % in all. CRP itself is
     * never missing, so a statistician would say: at random given CRP, but not completely at random.
     */
    NOT_AT_RANDOM,
    /** MMP-3 is left out in 15 % whatever the rest. */
    AT_RANDOM;

    /** Name for people and command lines, for example {@code not-at-random}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The choice with this name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Missingness named(String label) {
        return Arrays.stream(values())
                .filter(missingness -> missingness.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pattern of missing values is called '" + label
                        + "'; choose one of "
                        + Arrays.stream(values()).map(Missingness::label).collect(Collectors.joining(", "))));
    }

    /** The values that are known. */
    Map<CohortFeature, InventedValue> known(Map<CohortFeature, InventedValue> all, Dice dice) {
        EnumMap<CohortFeature, InventedValue> known = new EnumMap<>(all);
        drop(known, dice, 0.17, CohortFeature.EVER_SMOKER);
        drop(known, dice, 0.12, CohortFeature.HAQ_DI);
        drop(known, dice, 0.05, CohortFeature.PHGA);
        drop(known, dice, 0.04, CohortFeature.PTGA);
        drop(known, dice, mmp3(all.get(CohortFeature.CRP)), CohortFeature.MMP3);
        drop(known, dice, 0.08, CohortFeature.ESR);
        drop(known, dice, 0.10, CohortFeature.BMI);
        drop(known, dice, 0.03, CohortFeature.RF);
        drop(known, dice, 0.03, CohortFeature.ANTI_CCP);
        drop(known, dice, 0.02, CohortFeature.TJC28, CohortFeature.SJC28); // one examination
        return known;
    }

    private double mmp3(@Nullable InventedValue crp) {
        return switch (this) {
            case AT_RANDOM -> 0.15;
            case NOT_AT_RANDOM -> crp != null && crp.used() < 3 ? 0.25 : 0.05;
        };
    }

    private static void drop(
            Map<CohortFeature, InventedValue> known, Dice dice, double share, CohortFeature... features) {
        if (dice.happens(share)) {
            for (CohortFeature feature : features) {
                known.remove(feature);
            }
        }
    }
}

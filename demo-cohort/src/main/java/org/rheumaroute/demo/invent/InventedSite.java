package org.rheumaroute.demo.invent;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How one invented hospital differs from the published table, and how it reports. Apart from the rates of the two
 * published cohorts and {@link #ANSWER}'s CRP limit all of it is assumed.
 *
 * @param name name in the cohort's table
 * @param assay its laboratory
 * @param phgaPlus mm added to the physician's global (a reader shift)
 * @param international whether its records use LOINC, SNOMED CT and UCUM instead of Japanese codes and units
 * @param prevalence share of patients who progress
 */
public record InventedSite(String name, Assay assay, int phgaPlus, boolean international, Prevalence prevalence) {
    private static final Prevalence INVENTED = new Prevalence(0.30, 0.385);
    private static final Assay UNSHIFTED = new Assay(1, 0, "0.2", "0");

    /** The site whose table was published; no shift. */
    public static final InventedSite ANSWER =
            new InventedSite("answer-like", new Assay(1, 0, "0.05", "12.5"), 0, false, new Prevalence(0.321, 0.40));

    /** A site whose table was not published: the other one's, shifted as DOMAIN.md 7.4 proposes. */
    public static final InventedSite KURAMA =
            new InventedSite("kurama-like", new Assay(1.1, 2, "0.2", "15"), 8, false, new Prevalence(0.271, 0.36));

    /** Site of the truth cohorts; no shift. Stated truths act on what this site would report. */
    public static final InventedSite PLAIN = new InventedSite("plain", UNSHIFTED, 0, false, INVENTED);

    /** The demo's Japanese hospital. */
    public static final InventedSite DEMO_JAPAN = new InventedSite("demo-japan", UNSHIFTED, 0, false, INVENTED);

    /** The demo's international hospital. */
    public static final InventedSite DEMO_INTERNATIONAL =
            new InventedSite("demo-international", new Assay(1.1, 2, "0.5", "0"), 0, true, INVENTED);

    private static final BigDecimal RF_LIMIT = new BigDecimal("5");
    private static final BigDecimal ANTI_CCP_LIMIT = new BigDecimal("0.6");

    /**
     * How its laboratory differs.
     *
     * @param mmp3Factor factor of MMP-3
     * @param esrPlus mm/h added to ESR
     * @param crpLimit least CRP reported, mg/L
     * @param mmp3Limit least MMP-3 reported, ng/mL; 0 for none
     */
    public record Assay(double mmp3Factor, int esrPlus, BigDecimal crpLimit, BigDecimal mmp3Limit) {
        private Assay(double mmp3Factor, int esrPlus, String crpLimit, String mmp3Limit) {
            this(mmp3Factor, esrPlus, new BigDecimal(crpLimit), new BigDecimal(mmp3Limit));
        }
    }

    /**
     * Share of patients who progress, 0 to 1.
     *
     * @param seronegative in a cohort without seropositive patients
     * @param open in a cohort of which about a third is seropositive
     */
    public record Prevalence(double seronegative, double open) {}

    /** The KURAMA-like site with some of its shifts only; the rest is as at the ANSWER-like one. */
    public static InventedSite kurama(Set<SiteShift> shifts) {
        return new InventedSite(
                KURAMA.name,
                shifts.contains(SiteShift.ASSAY) ? KURAMA.assay : ANSWER.assay,
                shifts.contains(SiteShift.READER) ? KURAMA.phgaPlus : ANSWER.phgaPlus,
                false,
                shifts.contains(SiteShift.PREVALENCE) ? KURAMA.prevalence : ANSWER.prevalence);
    }

    /** Which of the KURAMA-like site's shifts this site has. */
    Set<SiteShift> shifts() {
        EnumSet<SiteShift> shifts = EnumSet.noneOf(SiteShift.class);
        if (prevalence.equals(KURAMA.prevalence)) {
            shifts.add(SiteShift.PREVALENCE);
        }
        if (assay.equals(KURAMA.assay)) {
            shifts.add(SiteShift.ASSAY);
        }
        if (phgaPlus == KURAMA.phgaPlus) {
            shifts.add(SiteShift.READER);
        }
        return shifts;
    }

    /** What this site reports of values on the scale of the published table. */
    Map<CohortFeature, InventedValue> reported(Map<CohortFeature, Double> published) {
        EnumMap<CohortFeature, InventedValue> values = new EnumMap<>(CohortFeature.class);
        published.forEach((feature, value) -> values.put(feature, reported(feature, measured(feature, value))));
        return values;
    }

    /** Rounded as laboratories do; below an assay's limit only the limit is known. */
    private InventedValue reported(CohortFeature feature, double value) {
        BigDecimal rounded = feature.rounded(value);
        BigDecimal limit = limit(feature);
        boolean censored = value < limit.doubleValue() || rounded.compareTo(limit) < 0;
        return censored ? InventedValue.below(limit) : InventedValue.of(rounded);
    }

    private BigDecimal limit(CohortFeature feature) {
        return switch (feature) {
            case CRP -> assay.crpLimit;
            case MMP3 -> assay.mmp3Limit;
            case RF -> RF_LIMIT;
            case ANTI_CCP -> ANTI_CCP_LIMIT;
            default -> BigDecimal.ZERO;
        };
    }

    /**
     * Values on the scale of the published table that this site reports alike.
     *
     * @param from least of them
     * @param below the first that is reported otherwise
     */
    record Range(double from, double below) {
        /** Nothing is known. */
        static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The values that could stand behind a reported one: the inverse of {@link #reported}. */
    Range published(CohortFeature feature, InventedValue value) {
        double number = value.used();
        if (value.censored()) {
            return new Range(Double.NEGATIVE_INFINITY, unmeasured(feature, number));
        }
        double half = feature.step() / 2;
        double from = Math.max(number - half, limit(feature).doubleValue());
        return new Range(unmeasured(feature, from), unmeasured(feature, number + half));
    }

    private double unmeasured(CohortFeature feature, double value) {
        return switch (feature) {
            case MMP3 -> value / assay.mmp3Factor;
            case ESR -> value - assay.esrPlus;
            case PHGA -> value > 100 ? Double.POSITIVE_INFINITY : value - phgaPlus;
            default -> value;
        };
    }

    /** The value that this site would measure instead of the published table's. */
    private double measured(CohortFeature feature, double value) {
        return switch (feature) {
            case MMP3 -> value * assay.mmp3Factor;
            case ESR -> value + assay.esrPlus;
            case PHGA -> Math.min(100, value + phgaPlus);
            default -> value;
        };
    }
}

package org.rheumaroute.demo.invent;

import java.math.BigDecimal;

/**
 * How one invented hospital differs from the published table. Apart from {@link #ANSWER} these shifts are assumed.
 *
 * @param name name in the cohort's table
 * @param mmp3Factor assay factor of MMP-3
 * @param esrPlus mm/h added to ESR
 * @param phgaPlus mm added to the physician's global (a reader shift)
 * @param crpLimit least CRP reported, mg/L
 * @param international whether its records use LOINC, SNOMED CT and UCUM instead of Japanese codes and units
 */
public record InventedSite(
        String name, double mmp3Factor, int esrPlus, int phgaPlus, BigDecimal crpLimit, boolean international) {
    /** The site whose table was published; no shift. */
    public static final InventedSite ANSWER = new InventedSite("answer-like", 1, 0, 0, new BigDecimal("0.05"), false);

    /** A site whose table was not published: the other one's, shifted as DOMAIN.md 7.4 proposes. */
    public static final InventedSite KURAMA = new InventedSite("kurama-like", 1.1, 2, 8, new BigDecimal("0.2"), false);

    /** Site of the truth cohorts; no shift. */
    public static final InventedSite PLAIN = new InventedSite("plain", 1, 0, 0, new BigDecimal("0.2"), false);

    /** The demo's Japanese hospital. */
    public static final InventedSite DEMO_JAPAN = new InventedSite("demo-japan", 1, 0, 0, new BigDecimal("0.2"), false);

    /** The demo's international hospital. */
    public static final InventedSite DEMO_INTERNATIONAL =
            new InventedSite("demo-international", 1.1, 2, 0, new BigDecimal("0.5"), true);

    /** The value that this site would measure instead of the published table's. */
    double measured(CohortFeature feature, double value) {
        return switch (feature) {
            case MMP3 -> value * mmp3Factor;
            case ESR -> value + esrPlus;
            case PHGA -> Math.min(100, value + phgaPlus);
            default -> value;
        };
    }
}

package org.rheumaroute.model.clinical;

import java.util.Arrays;

/**
 * The composite indices of disease activity, with the limits of their categories.
 *
 * <p>The limits of DAS28 are those made for DAS28-ESR (2.6, 3.2, 5.1); they are widely used for DAS28-CRP too, which
 * runs lower, and some sources use 2.4, 2.9 and 4.6 there. The two are not interchangeable.
 *
 * @see <a href="https://doi.org/10.1186/ar3758">Arthritis Research &amp; Therapy 14:R68, Table 1: formulas and cuts
 *     with their units</a>
 */
public enum ActivityIndex {
    /** DAS28 with ESR, four variables. */
    DAS28_ESR("das28-esr", Family.DAS28),
    /** DAS28 with CRP, four variables. */
    DAS28_CRP("das28-crp", Family.DAS28),
    /** DAS28 with ESR without the patient's global assessment. */
    DAS28_ESR_3("das28-esr-3", Family.DAS28),
    /** DAS28 with CRP without the patient's global assessment. */
    DAS28_CRP_3("das28-crp-3", Family.DAS28),
    /** Clinical Disease Activity Index, 0 to 76. */
    CDAI("cdai", Family.CDAI),
    /** Simplified Disease Activity Index; 0 to 86 for a CRP of up to 10 mg/dL, more above: no cap is applied. */
    SDAI("sdai", Family.SDAI);

    private enum Family {
        DAS28(2.6, 3.2, 5.1),
        CDAI(2.8, 10.0, 22.0),
        SDAI(3.3, 11.0, 26.0);

        private final double remission;
        private final double low;
        private final double moderate;

        Family(double remission, double low, double moderate) {
            this.remission = remission;
            this.low = low;
            this.moderate = moderate;
        }
    }

    private final String code;
    private final Family family;

    ActivityIndex(String code, Family family) {
        this.code = code;
        this.family = family;
    }

    /** Code in kebab-case, for example {@code das28-crp}. */
    public String code() {
        return code;
    }

    /**
     * The index with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActivityIndex ofCode(String code) {
        return Arrays.stream(values())
                .filter(index -> index.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no index '" + code + "'"));
    }

    /** Whether it is one of the four DAS28, which EULAR's response criteria are made for. */
    public boolean isDas28() {
        return family == Family.DAS28;
    }

    /** The category of a value. Remission is below 2.6 for DAS28; every other limit belongs to the lower category. */
    public DiseaseActivity activityAt(double value) {
        boolean remission =
                isDas28() ? Rounding.isBelow(value, family.remission) : Rounding.isAtMost(value, family.remission);
        if (remission) {
            return DiseaseActivity.REMISSION;
        }
        if (Rounding.isAtMost(value, family.low)) {
            return DiseaseActivity.LOW;
        }
        return Rounding.isAtMost(value, family.moderate) ? DiseaseActivity.MODERATE : DiseaseActivity.HIGH;
    }
}

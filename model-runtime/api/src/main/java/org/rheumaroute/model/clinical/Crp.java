package org.rheumaroute.model.clinical;

/**
 * C-reactive protein. DAS28 wants mg/L, SDAI and the Boolean criteria want mg/dL: ask for the unit by name.
 *
 * @param mgPerL mass concentration in mg/L, 0 to 500
 */
public record Crp(double mgPerL) {
    private static final double MG_PER_L_IN_MG_PER_DL = 10.0;

    public Crp {
        if (!(mgPerL >= 0.0 && mgPerL <= 500.0)) { // also refuses NaN
            throw new IllegalArgumentException("CRP must be 0 to 500 mg/L, was " + mgPerL);
        }
    }

    /** From mg/L, as European laboratories report. */
    public static Crp ofMgPerL(double value) {
        return new Crp(value);
    }

    /** From mg/dL, as Japanese laboratories report; 0 to 50. */
    public static Crp ofMgPerDl(double value) {
        return new Crp(value * MG_PER_L_IN_MG_PER_DL);
    }

    /** The same in mg/dL. */
    public double mgPerDl() {
        return mgPerL / MG_PER_L_IN_MG_PER_DL;
    }
}

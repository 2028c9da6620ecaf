package org.rheumaroute.model.clinical;

/**
 * ACR/EULAR Boolean remission: tender and swollen joints, CRP in mg/dL and the patient's global assessment in cm are
 * each at or below a limit.
 */
public enum BooleanRemission {
    /** 2011: all four at most 1. Source: Arthritis Research &amp; Therapy 14:R68, Table 1. */
    VERSION_1_0(1.0),
    /** 2022 revision: the patient's assessment may be 2 cm. Source: doi 10.1136/ard-2022-223413. */
    VERSION_2_0(2.0);

    private final double greatestPtgaInCm;

    BooleanRemission(double greatestPtgaInCm) {
        this.greatestPtgaInCm = greatestPtgaInCm;
    }

    /** Whether all four conditions hold, limits included. */
    public boolean isMet(JointCounts joints, Crp crp, Millimetres ptga) {
        return joints.tender() <= 1
                && joints.swollen() <= 1
                && Rounding.isAtMost(crp.mgPerDl(), 1.0)
                && Rounding.isAtMost(ptga.centimetres(), greatestPtgaInCm);
    }
}

package org.rheumaroute.model.clinical;

/**
 * The formulas of disease activity. Pure; every part is required. Where a part may be missing use {@link Visit}, which
 * then gives no score instead of a partial sum.
 *
 * <p>Worked example, which is also a test: 2 tender and 1 swollen joint, ESR 18.5 mm/h, CRP 2.7 mg/L, patient 50 mm,
 * physician 20 mm give DAS28-ESR 3.8144, DAS28-CRP 3.2030, CDAI 10.00, SDAI 10.27.
 *
 * @see <a href="https://doi.org/10.1186/ar3758">Arthritis Research &amp; Therapy 14:R68, Table 1</a>
 */
public final class ActivityScores {
    private ActivityScores() {}

    /**
     * DAS28-ESR with four variables.
     *
     * <p>{@code 0.56·√TJC28 + 0.28·√SJC28 + 0.70·ln(ESR) + 0.014·PtGA}
     *
     * <p>An ESR below 1 mm/h counts as 1. Source: Prevoo et al. 1995, doi 10.1002/art.1780380107.
     *
     * @param ptga patient global assessment
     */
    public static ActivityScore das28Esr(JointCounts joints, Esr esr, Millimetres ptga) {
        double value = joints(joints) + sedimentation(esr) + 0.014 * ptga.value();
        return new ActivityScore(ActivityIndex.DAS28_ESR, value);
    }

    /**
     * DAS28-CRP with four variables.
     *
     * <p>{@code 0.56·√TJC28 + 0.28·√SJC28 + 0.36·ln(CRP + 1) + 0.014·PtGA + 0.96}, CRP in mg/L
     *
     * <p>Not interchangeable with DAS28-ESR. The least possible value is 0.96. CRP taken in mg/dL by mistake lowers it
     * by 0.61 at 10 mg/L. Source: Arthritis Research &amp; Therapy 14:R68, Table 1.
     *
     * @param ptga patient global assessment
     */
    public static ActivityScore das28Crp(JointCounts joints, Crp crp, Millimetres ptga) {
        double value = joints(joints) + protein(crp) + 0.014 * ptga.value() + 0.96;
        return new ActivityScore(ActivityIndex.DAS28_CRP, value);
    }

    /**
     * DAS28-ESR with three variables.
     *
     * <p>{@code (0.56·√TJC28 + 0.28·√SJC28 + 0.70·ln(ESR))·1.08 + 0.16}
     *
     * <p>The constants are common knowledge of the field; no primary source was read for them.
     */
    public static ActivityScore das28EsrThree(JointCounts joints, Esr esr) {
        return new ActivityScore(ActivityIndex.DAS28_ESR_3, (joints(joints) + sedimentation(esr)) * 1.08 + 0.16);
    }

    /**
     * DAS28-CRP with three variables.
     *
     * <p>{@code (0.56·√TJC28 + 0.28·√SJC28 + 0.36·ln(CRP + 1))·1.10 + 1.15}, CRP in mg/L
     *
     * <p>The constants are common knowledge of the field; no primary source was read for them.
     */
    public static ActivityScore das28CrpThree(JointCounts joints, Crp crp) {
        return new ActivityScore(ActivityIndex.DAS28_CRP_3, (joints(joints) + protein(crp)) * 1.10 + 1.15);
    }

    /**
     * CDAI.
     *
     * <p>{@code TJC28 + SJC28 + PtGA + PhGA}, both assessments in cm. Source: Arthritis Research &amp; Therapy 14:R68,
     * Table 1.
     *
     * @param ptga patient global assessment
     * @param phga physician global assessment
     */
    public static ActivityScore cdai(JointCounts joints, Millimetres ptga, Millimetres phga) {
        return new ActivityScore(ActivityIndex.CDAI, clinical(joints, ptga, phga));
    }

    /**
     * SDAI.
     *
     * <p>{@code CDAI + CRP}, CRP in mg/dL; it is not capped. Source: Arthritis Research &amp; Therapy 14:R68, Table 1.
     *
     * @param ptga patient global assessment
     * @param phga physician global assessment
     */
    public static ActivityScore sdai(JointCounts joints, Millimetres ptga, Millimetres phga, Crp crp) {
        return new ActivityScore(ActivityIndex.SDAI, clinical(joints, ptga, phga) + crp.mgPerDl());
    }

    private static double clinical(JointCounts joints, Millimetres ptga, Millimetres phga) {
        return joints.tender() + joints.swollen() + ptga.centimetres() + phga.centimetres();
    }

    private static double joints(JointCounts joints) {
        return 0.56 * Math.sqrt(joints.tender()) + 0.28 * Math.sqrt(joints.swollen());
    }

    private static double sedimentation(Esr esr) {
        return 0.70 * Math.log(esr.atLeastOne());
    }

    private static double protein(Crp crp) {
        return 0.36 * Math.log(crp.mgPerL() + 1.0);
    }
}

package org.rheumaroute.demo.invent;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The inputs of the task {@code ua-progression}, in the order of its feature schema. */
public enum CohortFeature {
    /** Age in whole years. */
    AGE("age", "a", "1"),
    /** 1 for women, 0 for men. */
    FEMALE("female", "1", "1"),
    /** Body mass index. */
    BMI("bmi", "kg/m2", "0.1"),
    /** 1 when a relative has rheumatoid arthritis. */
    FAMILY_HISTORY("family-history-ra", "1", "1"),
    /** 1 for current or past smokers. */
    EVER_SMOKER("ever-smoker", "1", "1"),
    /** C-reactive protein. */
    CRP("crp", "mg/L", "0.1"),
    /** Erythrocyte sedimentation rate, first hour. */
    ESR("esr", "mm/h", "1"),
    /** Matrix metalloproteinase 3. */
    MMP3("mmp-3", "ng/mL", "0.1"),
    /** Rheumatoid factor. */
    RF("rf", "[IU]/mL", "1"),
    /** Anti-cyclic citrullinated peptide antibody. */
    ANTI_CCP("anti-ccp", "U/mL", "0.1"),
    /** Tender joints of 28. */
    TJC28("tjc28", "1", "1"),
    /** Swollen joints of 28. */
    SJC28("sjc28", "1", "1"),
    /** Patient's global assessment, 0 to 100 mm. */
    PTGA("ptga", "mm", "1"),
    /** Physician's global assessment, 0 to 100 mm. */
    PHGA("phga", "mm", "1"),
    /** Health Assessment Questionnaire, disability index. */
    HAQ_DI("haq-di", "1", "0.125");

    private final String feature;
    private final String unit;
    private final BigDecimal step;

    CohortFeature(String feature, String unit, String step) {
        this.feature = feature;
        this.unit = unit;
        this.step = new BigDecimal(step);
    }

    /** Name in the feature schema, for example {@code anti-ccp}. */
    public String feature() {
        return feature;
    }

    /** UCUM unit; {@code 1} for counts, scores and yes/no. */
    public String unit() {
        return unit;
    }

    /** Heading of the column in a cohort's CSV: the name, and the unit in brackets unless it is {@code 1}. */
    public String heading() {
        return unit.equals("1") ? feature : feature + "[" + unit + "]";
    }

    /** Whether the task refuses to score without it. */
    public boolean isRequired() {
        return switch (this) {
            case AGE, FEMALE, CRP, RF, ANTI_CCP, TJC28, SJC28 -> true;
            default -> false;
        };
    }

    /** The step in which it is reported, in its unit. */
    double step() {
        return step.doubleValue();
    }

    /** The value as it is usually reported: the nearest whole step (0.1 mg/L for CRP, 0.125 for HAQ-DI and so on). */
    public BigDecimal rounded(double value) {
        return new BigDecimal(value)
                .divide(step, 0, RoundingMode.HALF_UP)
                .multiply(step)
                .setScale(step.scale(), RoundingMode.UNNECESSARY);
    }
}

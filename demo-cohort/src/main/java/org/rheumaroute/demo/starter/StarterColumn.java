package org.rheumaroute.demo.starter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What is known of a patient at the start of a targeted drug, in the order of the cohort's table. */
public enum StarterColumn {
    /** Age in whole years. */
    AGE("a", "1", 0),
    /** 1 for women. */
    FEMALE("1", "1", 0),
    /** Years since rheumatoid arthritis was diagnosed. */
    DISEASE_DURATION("a", "0.1", 0.05),
    /** Line of therapy: one more than the targeted drugs before this one, and one for methotrexate, the first. */
    LINE("1", "1", 0),
    /** 1 when a targeted drug was taken before; follows from the line. */
    TARGETED_EXPERIENCED("1", "1", 0),
    /** 1 when methotrexate is taken at the start. */
    METHOTREXATE("1", "1", 0),
    /** Its dose; missing when it is not taken. */
    METHOTREXATE_DOSE("mg/wk", "2", 0.03),
    /** Glucocorticoid at the start, as prednisolone a day; missing when none is on record, which is not 0. */
    GLUCOCORTICOID_DOSE("mg/d", "0.5", 0.03),
    /** DAS28-ESR of the values below; missing when one of its parts is. */
    DAS28_ESR("1", "0.0001", 0),
    /** DAS28-CRP of the values below; missing when one of its parts is. */
    DAS28_CRP("1", "0.0001", 0),
    /** CDAI of the values below; missing when one of its parts is. */
    CDAI("1", "0.1", 0),
    /** Tender joints of 28. */
    TJC28("1", "1", 0.01),
    /** Swollen joints of 28. */
    SJC28("1", "1", 0.01),
    /** Patient's global assessment. */
    PTGA("mm", "1", 0.02),
    /** Physician's global assessment. */
    PHGA("mm", "1", 0.05),
    /** Health Assessment Questionnaire, disability index. */
    HAQ_DI("1", "0.125", 0.12),
    /** C-reactive protein. */
    CRP("mg/L", "0.1", 0.01),
    /** Erythrocyte sedimentation rate, first hour. */
    ESR("mm/h", "1", 0.06),
    /** Matrix metalloproteinase 3. */
    MMP_3("ng/mL", "0.1", 0.12),
    /** Rheumatoid factor. */
    RF("[IU]/mL", "1", 0.05),
    /** Anti-cyclic citrullinated peptide antibody. */
    ANTI_CCP("U/mL", "0.1", 0.06),
    /** Van der Heijde-modified total Sharp score. */
    MTSS("1", "0.5", 0.10),
    /** Level of the six interferon genes. */
    SIGNATURE_INTERFERON_SIX("1", "0.001", 0),
    /** Level of the three interferon genes. */
    SIGNATURE_INTERFERON_THREE("1", "0.001", 0),
    /** Level of the monocyte genes. */
    SIGNATURE_MONOCYTE("1", "0.001", 0),
    /** Level of TLR5 and IL17RA. */
    SIGNATURE_ABATACEPT_TLR5_IL17RA("1", "0.001", 0),
    /** Level of the PRIME-like genes. */
    SIGNATURE_PRIME("1", "0.001", 0),
    /** Level of the inflammatory genes. */
    SIGNATURE_INFLAMMATORY("1", "0.001", 0);

    private final String unit;
    private final BigDecimal step;
    private final double missing;

    StarterColumn(String unit, String step, double missing) {
        this.unit = unit;
        this.step = new BigDecimal(step);
        this.missing = missing;
    }

    /** Feature name, for example {@code anti-ccp}. */
    public String feature() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** UCUM unit; {@code 1} for counts, scores and yes/no. */
    public String unit() {
        return unit;
    }

    /** Heading in the table: the feature, and the unit in brackets unless it is {@code 1}. */
    public String heading() {
        return unit.equals("1") ? feature() : feature() + "[" + unit + "]";
    }

    /** Share of patients in whom nobody measured it; assumed. */
    double missing() {
        return missing;
    }

    /** Whether it comes from gene expression. */
    public boolean isSignature() {
        return feature().startsWith("signature-");
    }

    /** The nearest value as it is usually reported. */
    BigDecimal rounded(double value) {
        return new BigDecimal(value)
                .divide(step, 0, RoundingMode.HALF_UP)
                .multiply(step)
                .setScale(step.scale(), RoundingMode.UNNECESSARY);
    }
}

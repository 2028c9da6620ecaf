package org.rheumaroute.fhir.d2t;

import java.util.Locale;

/** The criteria of the EULAR definition and their parts. Source: Ann Rheum Dis 2021;80:31. */
public enum D2tItem {
    /** Failure of at least two targeted drugs with different modes of action after csDMARDs. */
    CRITERION_1("Criterion 1: failure of treatment", "基準1：治療の失敗"),
    CSDMARD_FAILURE("A csDMARD was taken before the first targeted drug", "csDMARD既治療"),
    TARGETED_FAILURE("At least two b/tsDMARDs with different modes of action failed", "作用機序の異なるb/tsDMARD2剤以上の失敗"),
    /** At least one sign of active or progressive disease. */
    CRITERION_2("Criterion 2: active or progressive disease", "基準2：活動性または進行性の病態"),
    DISEASE_ACTIVITY("DAS28-ESR above 3.2 or CDAI above 10", "DAS28-ESR＞3.2またはCDAI＞10"),
    SIGNS_OR_SYMPTOMS("Signs or symptoms that suggest active disease", "活動性を示唆する徴候・症状"),
    GLUCOCORTICOID("Glucocorticoid cannot be lowered below 7.5 mg/day of prednisolone", "プレドニゾロン換算7.5 mg/日未満に減量できない"),
    RADIOGRAPHIC_PROGRESSION("mTSS rose by 5 or more in a year", "mTSSが年5点以上進行"),
    QUALITY_OF_LIFE("Well controlled, but symptoms reduce the quality of life", "制御良好だが症状がQOLを低下させる"),
    /** The rheumatologist or the patient finds the management problematic. */
    CRITERION_3(
            "Criterion 3: the rheumatologist or the patient finds the management problematic",
            "基準3：医師または患者が管理に問題を感じている");

    private final String english;
    private final String japanese;

    D2tItem(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** Stable code in kebab-case, for example {@code criterion-1}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Label in English. */
    public String english() {
        return english;
    }

    /** Label in Japanese. */
    public String japanese() {
        return japanese;
    }
}

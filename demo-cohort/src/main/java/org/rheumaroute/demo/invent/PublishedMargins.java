package org.rheumaroute.demo.invent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.rheumaroute.demo.draw.Margin;

/**
 * Quartiles of the ANSWER cohort (n = 140) by class and overall: Fujii, Murata et al. 2025, Arthritis Res Ther 27:65, doi
 * 10.1186/s13075-025-03541-8, table 2, with two misprints put right (women without RA 64.2 %; CRP quartiles 0.4 to 9.6
 * and 0.5 to 14.6). The ends at 0.5 % and 99.5 %, and RF and anti-CCP beyond their quartiles, are assumed.
 */
final class PublishedMargins {
    /** Patients who progressed to RA (n = 45). */
    private static final PublishedMargins RA = new PublishedMargins(openEnded(progressed()), 0.756, 0.178, 0.650);

    /** Patients who did not (n = 95). */
    private static final PublishedMargins NOT_RA =
            new PublishedMargins(openEnded(notProgressed()), 0.642, 0.126, 0.684);

    /** All patients. */
    private static final PublishedMargins ALL = new PublishedMargins(everybody(), 0.679, 0.143, 0.672);

    /** All patients, with serology of a cohort that is not selected for being seronegative; that part is assumed. */
    private static final PublishedMargins ALL_WITH_SEROPOSITIVE = ALL.withSerology(
            Margin.of(true, 0.005, 2, 0.34, 5, 0.68, 15.4, 0.8, 45, 0.93, 150, 0.995, 600),
            Margin.of(true, 0.005, 0.3, 0.58, 0.6, 0.765, 4.4, 0.775, 5, 0.87, 40, 0.95, 150, 0.995, 500));

    /** 55 % RF-positive, 50 % anti-CCP-positive; assumed. */
    private static final PublishedMargins RA_WITH_SEROPOSITIVE = RA.withSerology(
            Margin.of(true, 0.005, 2, 0.25, 5, 0.45, 15.4, 0.62, 45, 0.86, 150, 0.995, 600),
            Margin.of(true, 0.005, 0.3, 0.38, 0.6, 0.5, 4.4, 0.515, 5, 0.72, 40, 0.88, 150, 0.995, 500));

    /** 22 % RF-positive, 12 % anti-CCP-positive; assumed. */
    private static final PublishedMargins NOT_RA_WITH_SEROPOSITIVE = NOT_RA.withSerology(
            Margin.of(true, 0.005, 2, 0.4, 5, 0.78, 15.4, 0.88, 45, 0.965, 150, 0.995, 600),
            Margin.of(true, 0.005, 0.3, 0.66, 0.6, 0.88, 4.4, 0.885, 5, 0.95, 40, 0.98, 150, 0.995, 500));

    /** Everybody, for the probability-first family. */
    static PublishedMargins ofAll(boolean seropositive) {
        return seropositive ? ALL_WITH_SEROPOSITIVE : ALL;
    }

    /** One class, for the class-first family. */
    static PublishedMargins ofClass(boolean progressed, boolean seropositive) {
        if (progressed) {
            return seropositive ? RA_WITH_SEROPOSITIVE : RA;
        }
        return seropositive ? NOT_RA_WITH_SEROPOSITIVE : NOT_RA;
    }

    private final Map<CohortFeature, Margin> margins;

    private PublishedMargins(Map<CohortFeature, Margin> margins) {
        this.margins = Collections.unmodifiableMap(margins);
    }

    private PublishedMargins(Map<CohortFeature, Margin> margins, double female, double family, double smoker) {
        this(margins);
        margins.put(CohortFeature.FEMALE, yesWith(female));
        margins.put(CohortFeature.FAMILY_HISTORY, yesWith(family));
        margins.put(CohortFeature.EVER_SMOKER, yesWith(smoker));
    }

    /** The value at a normal score of the whole (0 = median). */
    double at(CohortFeature feature, double score) {
        return margin(feature).at(score);
    }

    /** The least normal score at which the value is reached; see {@link Margin#scoreReaching}. */
    double scoreReaching(CohortFeature feature, double value) {
        return margin(feature).scoreReaching(value);
    }

    private Margin margin(CohortFeature feature) {
        Margin margin = margins.get(feature);
        if (margin == null) {
            throw new IllegalStateException("no margin for " + feature.feature());
        }
        return margin;
    }

    private PublishedMargins withSerology(Margin rf, Margin antiCcp) {
        EnumMap<CohortFeature, Margin> open = new EnumMap<>(margins);
        open.put(CohortFeature.RF, rf);
        open.put(CohortFeature.ANTI_CCP, antiCcp);
        return new PublishedMargins(open);
    }

    private static Map<CohortFeature, Margin> progressed() {
        EnumMap<CohortFeature, Margin> m = new EnumMap<>(CohortFeature.class);
        m.put(CohortFeature.AGE, Margin.linear(20, 46, 54, 70, 88));
        m.put(CohortFeature.BMI, Margin.linear(15, 19.8, 21.6, 24.8, 34));
        m.put(CohortFeature.CRP, Margin.logarithmic(0.05, 1.0, 9.4, 31.4, 150));
        m.put(CohortFeature.ESR, Margin.logarithmic(2, 12, 26, 44.3, 120));
        m.put(CohortFeature.MMP3, Margin.logarithmic(12, 44.5, 95.1, 189.9, 800));
        m.put(CohortFeature.RF, Margin.linear(2, 4, 5.02, 7, 15));
        m.put(CohortFeature.ANTI_CCP, seronegativeCcp());
        m.put(CohortFeature.TJC28, Margin.linear(0, 1, 3, 5, 18));
        m.put(CohortFeature.SJC28, Margin.linear(0, 0, 1, 4, 14));
        m.put(CohortFeature.PTGA, Margin.linear(0, 32, 50, 68, 100));
        m.put(CohortFeature.PHGA, Margin.linear(0, 12, 30, 50, 92));
        m.put(CohortFeature.HAQ_DI, Margin.linear(0, 0.25, 0.63, 1.44, 2.75));
        return m;
    }

    private static Map<CohortFeature, Margin> notProgressed() {
        EnumMap<CohortFeature, Margin> m = new EnumMap<>(CohortFeature.class);
        m.put(CohortFeature.AGE, Margin.linear(20, 50, 64, 73, 88));
        m.put(CohortFeature.BMI, Margin.linear(15, 19.8, 21.9, 24.2, 34));
        m.put(CohortFeature.CRP, Margin.logarithmic(0.05, 0.4, 2.0, 9.6, 120));
        m.put(CohortFeature.ESR, Margin.logarithmic(1, 5, 15, 34, 110));
        m.put(CohortFeature.MMP3, Margin.logarithmic(12, 39.7, 56.9, 118, 700));
        m.put(CohortFeature.RF, Margin.linear(2, 4.6, 5.02, 8, 15));
        m.put(CohortFeature.ANTI_CCP, seronegativeCcp());
        m.put(CohortFeature.TJC28, Margin.linear(0, 1, 2, 5, 18));
        m.put(CohortFeature.SJC28, Margin.linear(0, 0, 1, 3, 12));
        m.put(CohortFeature.PTGA, Margin.linear(0, 27, 50, 66, 100));
        m.put(CohortFeature.PHGA, Margin.linear(0, 10, 18, 30, 85));
        m.put(CohortFeature.HAQ_DI, Margin.linear(0, 0.13, 0.38, 0.75, 2.375));
        return m;
    }

    private static Map<CohortFeature, Margin> everybody() {
        EnumMap<CohortFeature, Margin> m = new EnumMap<>(CohortFeature.class);
        m.put(CohortFeature.AGE, Margin.linear(20, 48, 62.5, 72, 88));
        m.put(CohortFeature.BMI, Margin.linear(15, 19.8, 21.7, 24.7, 34));
        m.put(CohortFeature.CRP, Margin.logarithmic(0.05, 0.5, 2.7, 14.6, 140));
        m.put(CohortFeature.ESR, Margin.logarithmic(1, 8, 18.5, 37, 115));
        m.put(CohortFeature.MMP3, Margin.logarithmic(12, 40.3, 75.7, 134.7, 750));
        m.put(CohortFeature.RF, Margin.linear(2, 4.6, 5.02, 8, 15));
        m.put(CohortFeature.ANTI_CCP, seronegativeCcp());
        m.put(CohortFeature.TJC28, Margin.linear(0, 1, 2, 5, 18));
        m.put(CohortFeature.SJC28, Margin.linear(0, 0, 1, 3, 13));
        m.put(CohortFeature.PTGA, Margin.linear(0, 29, 50, 67.5, 100));
        m.put(CohortFeature.PHGA, Margin.linear(0, 10.5, 20, 36.5, 90));
        m.put(CohortFeature.HAQ_DI, Margin.linear(0, 0.13, 0.5, 0.88, 2.5));
        return m;
    }

    /**
     * Without the pile at 0.5 % and 99.5 %, which lies at other values in one class than in the other and would tell the
     * class of some patients for sure. The limits are those of the scales, or far out (assumed); RF and anti-CCP end
     * where seronegative ends.
     */
    private static Map<CohortFeature, Margin> openEnded(Map<CohortFeature, Margin> margins) {
        prolong(margins, CohortFeature.AGE, 18, 100);
        prolong(margins, CohortFeature.BMI, 12, 60);
        prolong(margins, CohortFeature.CRP, 0.01, 400);
        prolong(margins, CohortFeature.ESR, 1, 150);
        prolong(margins, CohortFeature.MMP3, 5, 3000);
        prolong(margins, CohortFeature.TJC28, 0, 28);
        prolong(margins, CohortFeature.SJC28, 0, 28);
        prolong(margins, CohortFeature.PTGA, 0, 100);
        prolong(margins, CohortFeature.PHGA, 0, 100);
        prolong(margins, CohortFeature.HAQ_DI, 0, 3);
        return margins;
    }

    private static void prolong(Map<CohortFeature, Margin> margins, CohortFeature feature, double low, double high) {
        margins.computeIfPresent(feature, (f, margin) -> margin.prolonged(low, high));
    }

    /** More than three quarters below the assay's limit of 0.6, the rest below the cut of 4.5 U/mL. */
    private static Margin seronegativeCcp() {
        return Margin.of(true, 0.005, 0.3, 0.78, 0.6, 0.995, 4.4);
    }

    private static Margin yesWith(double share) {
        return Margin.of(false, 1 - share, 0, 1 - share + 1e-9, 1);
    }
}

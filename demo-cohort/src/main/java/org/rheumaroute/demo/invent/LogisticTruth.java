package org.rheumaroute.demo.invent;

import java.util.Map;

/**
 * The stated truth of the probability-first family: the chance of progression as a formula of the complete values. All
 * coefficients are invented; their size was set so that the best possible AUC is about 0.77 (linear) and 0.80
 * (non-linear), the range DOMAIN.md 7.3 asks for. No figure of these cohorts is clinical evidence.
 */
enum LogisticTruth {
    /** Straight on the log-odds. */
    LINEAR(-1.6, -1.69, -1.37),
    /** As {@link #LINEAR}, with the logarithms of both antibodies raising the chance. */
    LINEAR_WITH_SEROLOGY(-1.66, -1.81, -1.57),
    /** With two interactions and a threshold. */
    NONLINEAR(-1.75, -2.1, -1.75),
    /** As {@link #NONLINEAR}, with antibodies above their cuts raising the chance. */
    NONLINEAR_WITH_SEROLOGY(-2.0, -2.12, -1.87);

    private final double plain;
    private final double kurama;
    private final double answer;

    /** The intercepts that give the sites their prevalence: nothing else of the truth differs between them. */
    LogisticTruth(double plain, double kurama, double answer) {
        this.plain = plain;
        this.kurama = kurama;
        this.answer = answer;
    }

    /** The truth of a probability-first recipe. */
    static LogisticTruth of(CohortRecipe recipe) {
        return switch (recipe.truth()) {
            case LINEAR -> recipe.seropositive() ? LINEAR_WITH_SEROLOGY : LINEAR;
            case NONLINEAR -> recipe.seropositive() ? NONLINEAR_WITH_SEROLOGY : NONLINEAR;
            case CLASS_FIRST -> throw new IllegalArgumentException("a class-first cohort has no stated truth");
        };
    }

    private double intercept(InventedSite.Prevalence prevalence) {
        if (prevalence.equals(InventedSite.KURAMA.prevalence())) {
            return kurama;
        }
        return prevalence.equals(InventedSite.ANSWER.prevalence()) ? answer : plain;
    }

    /**
     * Chance of progression, 0 to 1.
     *
     * @param values every value, before missingness
     * @param site where the patient is seen; moves the intercept and thereby the prevalence
     */
    double probability(Map<CohortFeature, InventedValue> values, InventedSite site) {
        Scores s = new Scores(values);
        double logOdds = switch (this) {
            case LINEAR -> linear(s);
            case LINEAR_WITH_SEROLOGY -> linear(s) + logarithmicSerology(s);
            case NONLINEAR -> nonlinear(s);
            case NONLINEAR_WITH_SEROLOGY -> nonlinear(s) + serology(s);
        };
        return 1 / (1 + Math.exp(-intercept(site.prevalence()) - logOdds));
    }

    private static double linear(Scores s) {
        return 0.48 * s.crp
                + 0.15 * s.esr
                + 0.40 * s.mmp3
                + 0.35 * s.phga
                + 0.30 * s.haq
                - 0.45 * s.age
                + 0.45 * s.female
                + 0.30 * s.family;
    }

    private static double nonlinear(Scores s) {
        double youngWithHighMmp3 = s.value(CohortFeature.AGE) < 55 ? s.mmp3 : 0;
        double patientAbovePhysician = (s.value(CohortFeature.PTGA) - s.value(CohortFeature.PHGA) - 25) / 25;
        double clearInflammation = s.value(CohortFeature.CRP) >= 10 ? 1 : 0;
        return 0.15 * s.mmp3
                + 0.20 * s.phga
                + 0.20 * s.haq
                - 0.30 * s.age
                + 0.45 * s.female
                + 0.30 * s.family
                + 1.20 * youngWithHighMmp3
                - 0.70 * patientAbovePhysician * s.mmp3
                + 1.20 * clearInflammation;
    }

    private static double logarithmicSerology(Scores s) {
        return 0.25 * Math.log(s.value(CohortFeature.RF) / 5) + 0.30 * Math.log(s.value(CohortFeature.ANTI_CCP) / 0.6);
    }

    private static double serology(Scores s) {
        double rf = s.value(CohortFeature.RF);
        double ccp = s.value(CohortFeature.ANTI_CCP);
        return (rf > 45 ? 0.9 : rf > 15 ? 0.5 : 0) + (ccp > 13.5 ? 1.4 : ccp >= 4.5 ? 0.8 : 0);
    }

    /** Values moved to a scale on which the middle half of the cohort lies roughly between -0.7 and 0.7. */
    private static final class Scores {
        private final Map<CohortFeature, InventedValue> values;
        private final double crp;
        private final double esr;
        private final double mmp3;
        private final double phga;
        private final double haq;
        private final double age;
        private final double female;
        private final double family;

        Scores(Map<CohortFeature, InventedValue> values) {
            this.values = values;
            this.crp = Math.log(Math.max(value(CohortFeature.CRP), 0.2) / 2.7) / 1.8;
            this.esr = Math.log(Math.max(value(CohortFeature.ESR), 1) / 18.5) / 1.0;
            this.mmp3 = Math.log(Math.max(value(CohortFeature.MMP3), 10) / 75.7) / 0.85;
            this.phga = (value(CohortFeature.PHGA) - 22) / 18;
            this.haq = (value(CohortFeature.HAQ_DI) - 0.6) / 0.6;
            this.age = (value(CohortFeature.AGE) - 60) / 16;
            this.female = value(CohortFeature.FEMALE);
            this.family = value(CohortFeature.FAMILY_HISTORY);
        }

        final double value(CohortFeature feature) {
            InventedValue value = values.get(feature);
            if (value == null) {
                throw new IllegalStateException("the truth needs every value, " + feature.feature() + " is missing");
            }
            return value.used();
        }
    }
}

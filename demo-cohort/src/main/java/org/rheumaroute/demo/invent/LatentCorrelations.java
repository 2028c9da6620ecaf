package org.rheumaroute.demo.invent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.draw.GaussianCopula;
import org.rheumaroute.demo.draw.NormalBox;

/** Correlations of the features' normal scores; a proposal of DOMAIN.md 7.2, no paper gives them. */
final class LatentCorrelations {
    private static final List<CohortFeature> FEATURES = List.of(CohortFeature.values());
    private static final String SERONEGATIVE = """
            crp esr .65
            crp mmp-3 .45
            esr mmp-3 .35
            phga ptga .45
            phga tjc28 .40
            phga sjc28 .45
            tjc28 sjc28 .45
            ptga tjc28 .30
            ptga sjc28 .15
            haq-di ptga .50
            haq-di phga .35
            haq-di tjc28 .30
            haq-di crp .30
            haq-di esr .25
            haq-di mmp-3 .25
            haq-di sjc28 .20
            phga crp .30
            phga esr .20
            phga mmp-3 .25
            age esr .30
            age haq-di .20
            age mmp-3 .10
            age crp .10
            female mmp-3 -.35
            female ever-smoker -.40
            female esr .15
            sjc28 crp .30
            sjc28 mmp-3 .30
            """;

    /** RF and anti-CCP independent of everything. */
    private static final LatentCorrelations SERONEGATIVE_COHORT = new LatentCorrelations(SERONEGATIVE);

    /** RF and anti-CCP tied to each other (0.75, assumed), as in cohorts with seropositive patients. */
    private static final LatentCorrelations OPEN_COHORT = new LatentCorrelations(SERONEGATIVE + "rf anti-ccp .75\n");

    private final GaussianCopula copula;
    private final NormalBox box;

    /** Those of a cohort with or without seropositive patients. */
    static LatentCorrelations of(boolean seropositive) {
        return seropositive ? OPEN_COHORT : SERONEGATIVE_COHORT;
    }

    private LatentCorrelations(String rows) {
        double[][] matrix = matrix(rows);
        this.copula = new GaussianCopula(matrix);
        this.box = new NormalBox(matrix);
    }

    /** Probabilities of intervals of normal scores, in the order of the features. */
    NormalBox box() {
        return box;
    }

    /** One patient's normal scores. */
    Map<CohortFeature, Double> draw(Dice dice) {
        double[] numbers = copula.draw(dice);
        EnumMap<CohortFeature, Double> scores = new EnumMap<>(CohortFeature.class);
        for (int i = 0; i < numbers.length; i++) {
            scores.put(FEATURES.get(i), numbers[i]);
        }
        return scores;
    }

    private static double[][] matrix(String rows) {
        double[][] matrix = new double[FEATURES.size()][FEATURES.size()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
        }
        rows.lines().map(row -> row.split(" ", -1)).forEach(row -> {
            int i = position(row[0]);
            int j = position(row[1]);
            matrix[i][j] = Double.parseDouble(row[2]);
            matrix[j][i] = matrix[i][j];
        });
        return matrix;
    }

    private static int position(String name) {
        for (int i = 0; i < FEATURES.size(); i++) {
            if (FEATURES.get(i).feature().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature " + name);
    }
}

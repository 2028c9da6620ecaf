package org.rheumaroute.demo.starter;

import java.util.EnumMap;
import java.util.Map;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.draw.GaussianCopula;
import org.rheumaroute.demo.draw.Margin;

/** The invented biology at the start of a drug: correlated normal scores, and the values that they stand for. */
final class StarterTruth {
    private static final StarterColumn[] COLUMNS = StarterColumn.values();
    private static final String CORRELATIONS = """
            crp esr .65
            crp mmp-3 .45
            esr mmp-3 .35
            phga ptga .45
            phga tjc28 .40
            phga sjc28 .45
            tjc28 sjc28 .55
            ptga tjc28 .30
            haq-di ptga .45
            haq-di tjc28 .30
            haq-di disease-duration .20
            haq-di crp .20
            phga crp .20
            phga esr .15
            ptga esr .10
            haq-di esr .20
            age esr .20
            age haq-di .20
            female mmp-3 -.30
            rf anti-ccp .60
            mtss disease-duration .50
            mtss anti-ccp .20
            line disease-duration .30
            signature-interferon-six glucocorticoid-dose -.25
            signature-interferon-three glucocorticoid-dose -.25
            signature-interferon-six signature-interferon-three .90
            signature-monocyte glucocorticoid-dose .20
            signature-monocyte signature-abatacept-tlr5-il17ra .50
            signature-inflammatory crp .25
            """;
    private static final GaussianCopula COPULA = new GaussianCopula(matrix());
    private static final Map<StarterColumn, Margin> MARGINS = margins();

    private StarterTruth() {}

    /** One patient's normal scores. */
    record Scores(Map<StarterColumn, Double> values) {
        double of(StarterColumn column) {
            return values.getOrDefault(column, 0.0);
        }
    }

    static Scores draw(Dice dice) {
        double[] numbers = COPULA.draw(dice);
        EnumMap<StarterColumn, Double> scores = new EnumMap<>(StarterColumn.class);
        for (int i = 0; i < numbers.length; i++) {
            scores.put(COLUMNS[i], numbers[i]);
        }
        return new Scores(scores);
    }

    /** Whether a column has values of its own; the others follow from them. */
    static boolean isDrawn(StarterColumn column) {
        return MARGINS.containsKey(column);
    }

    /** The value behind a score, not rounded. */
    static double value(StarterColumn column, Scores scores) {
        Margin margin = MARGINS.get(column);
        if (margin == null) {
            throw new IllegalArgumentException(column.feature() + " is computed from others");
        }
        return margin.at(scores.of(column));
    }

    private static Map<StarterColumn, Margin> margins() {
        EnumMap<StarterColumn, Margin> m = new EnumMap<>(StarterColumn.class);
        m.put(StarterColumn.AGE, Margin.linear(22, 47, 59, 68, 88));
        m.put(StarterColumn.FEMALE, steps(0.23));
        m.put(StarterColumn.DISEASE_DURATION, Margin.logarithmic(0.3, 1.8, 5, 12, 38));
        m.put(
                StarterColumn.LINE,
                Margin.of(
                        false, 0.005, 1, 0.58, 1, 0.581, 2, 0.83, 2, 0.831, 3, 0.94, 3, 0.941, 4, 0.985, 4, 0.986, 5,
                        0.995, 5));
        m.put(StarterColumn.METHOTREXATE, steps(0.36));
        m.put(StarterColumn.METHOTREXATE_DOSE, Margin.linear(4, 6, 8, 12, 16));
        m.put(
                StarterColumn.GLUCOCORTICOID_DOSE,
                Margin.of(false, 0.005, 0, 0.55, 0, 0.551, 2, 0.8, 5, 0.95, 10, 0.995, 20));
        m.put(StarterColumn.CRP, Margin.logarithmic(0.2, 2.6, 9, 26, 120));
        m.put(StarterColumn.ESR, Margin.logarithmic(3, 19, 37, 62, 125));
        m.put(StarterColumn.MMP_3, Margin.logarithmic(20, 68, 130, 260, 900));
        m.put(StarterColumn.RF, Margin.logarithmic(5, 14, 60, 185, 1800));
        m.put(StarterColumn.ANTI_CCP, Margin.logarithmic(0.6, 8, 92, 310, 2000));
        m.put(StarterColumn.TJC28, Margin.linear(0, 3, 6, 11, 27));
        m.put(StarterColumn.SJC28, Margin.linear(0, 3, 5, 9, 22));
        m.put(StarterColumn.PTGA, Margin.linear(4, 34, 52, 70, 98));
        m.put(StarterColumn.PHGA, Margin.linear(5, 29, 44, 60, 92));
        m.put(StarterColumn.HAQ_DI, Margin.linear(0, 0.375, 0.875, 1.5, 2.875));
        m.put(StarterColumn.MTSS, Margin.logarithmic(0.5, 4, 15, 46, 240));
        m.put(StarterColumn.SIGNATURE_INTERFERON_SIX, normal(-0.9, 1.5));
        m.put(StarterColumn.SIGNATURE_INTERFERON_THREE, normal(-1.1, 1.4));
        m.put(StarterColumn.SIGNATURE_MONOCYTE, normal(4.9, 0.8));
        m.put(StarterColumn.SIGNATURE_ABATACEPT_TLR5_IL17RA, normal(1.2, 0.6));
        m.put(StarterColumn.SIGNATURE_PRIME, normal(-3.1, 0.9));
        m.put(StarterColumn.SIGNATURE_INFLAMMATORY, normal(0.4, 1.1));
        return m;
    }

    /** 0 below a share, 1 above. */
    private static Margin steps(double zero) {
        return Margin.of(false, 0.001, 0, zero, 0, zero + 1e-6, 1, 0.999, 1);
    }

    private static Margin normal(double mean, double deviation) {
        return Margin.of(false, 0.0001, mean - 3.719 * deviation, 0.9999, mean + 3.719 * deviation);
    }

    private static double[][] matrix() {
        double[][] matrix = new double[COLUMNS.length][COLUMNS.length];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
        }
        CORRELATIONS.lines().map(row -> row.split(" ", -1)).forEach(row -> {
            int i = position(row[0]);
            int j = position(row[1]);
            matrix[i][j] = Double.parseDouble(row[2]);
            matrix[j][i] = matrix[i][j];
        });
        return matrix;
    }

    private static int position(String feature) {
        for (StarterColumn column : COLUMNS) {
            if (column.feature().equals(feature)) {
                return column.ordinal();
            }
        }
        throw new IllegalArgumentException("no column " + feature);
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Explanation.Weight;

/** What moves a package's predictions, from the contributions that it gives with every score. */
final class Explanations {
    private static final int MOST_ROWS = 200;

    private Explanations() {}

    /** Of a sample of the rows; absent when the package scores none of them. */
    static @Nullable Explanation of(LoadedPackage model, List<FeatureVector> rows, String candidate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureVector> sample = rows.size() <= MOST_ROWS
                ? rows
                : random.ints(0, rows.size())
                        .distinct()
                        .limit(MOST_ROWS)
                        .sorted()
                        .mapToObj(rows::get)
                        .toList();
        List<FeatureVector> scored = new ArrayList<>();
        List<Scored> scores = new ArrayList<>();
        List<org.rheumaroute.model.ScoreOutcome> outcomes = model.score(sample);
        for (int i = 0; i < sample.size(); i++) {
            if (outcomes.get(i) instanceof Scored score) {
                scored.add(sample.get(i));
                scores.add(score);
            }
        }
        if (scores.isEmpty()) {
            return null;
        }
        List<Weight> weights = new ArrayList<>();
        for (FeatureSpec feature : model.schema().features()) {
            weights.add(weight(feature.name(), scored, scores));
        }
        return new Explanation(
                candidate,
                "mean absolute contribution to the log-odds, as the package gives it with every score; direction is the"
                        + " rank correlation of value and contribution where the value is known",
                scores.size(),
                weights);
    }

    private static Weight weight(FeatureName feature, List<FeatureVector> rows, List<Scored> scores) {
        double sum = 0;
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double own = scores.get(i).contributions().stream()
                    .filter(c -> c.feature().equals(feature))
                    .mapToDouble(Contribution::logOdds)
                    .findFirst()
                    .orElse(0);
            sum += Math.abs(own);
            rows.get(i).value(feature).ifPresent(value -> pairs.add(new double[] {value, own}));
        }
        return new Weight(feature.value(), sum / rows.size(), rankCorrelation(pairs));
    }

    /** Spearman's; absent when either side is constant. */
    private static @Nullable Double rankCorrelation(List<double[]> pairs) {
        if (pairs.size() < 3) {
            return null;
        }
        double[] first = ranks(pairs, 0);
        double[] second = ranks(pairs, 1);
        double mean = (pairs.size() + 1) / 2.0;
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < first.length; i++) {
            both += (first[i] - mean) * (second[i] - mean);
            one += (first[i] - mean) * (first[i] - mean);
            other += (second[i] - mean) * (second[i] - mean);
        }
        return one == 0 || other == 0 ? null : both / Math.sqrt(one * other);
    }

    private static double[] ranks(List<double[]> pairs, int side) {
        List<Integer> order = IntStream.range(0, pairs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pairs.get(i)[side]))
                .toList();
        double[] ranks = new double[pairs.size()];
        int start = 0;
        while (start < order.size()) {
            int end = start;
            while (end < order.size() && pairs.get(order.get(end))[side] == pairs.get(order.get(start))[side]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order.get(i)] = (start + 1 + end) / 2.0; // ties share the mean rank
            }
            start = end;
        }
        return ranks;
    }
}

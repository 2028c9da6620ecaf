package org.rheumaroute.demo.starter;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.starter.StarterTruth.Scores;
import org.rheumaroute.model.clinical.ActivityScores;
import org.rheumaroute.model.clinical.Esr;
import org.rheumaroute.model.clinical.JointCounts;
import org.rheumaroute.model.clinical.Millimetres;

/**
 * Draws invented patients who start a targeted drug. Patient i is the same for the same question, seed and effect,
 * however many are drawn.
 */
public final class StarterCohort {
    private final StarterQuestion question;
    private final Options options;

    private StarterCohort(StarterQuestion question, Options options) {
        this.question = question;
        this.options = options;
    }

    /**
     * What may be chosen.
     *
     * @param seed any number
     * @param effect effect of a signature on the log-odds, per standard deviation of its level; 0 for none
     * @param measured share of patients whose gene expression was measured, 0 to 1
     */
    public record Options(long seed, double effect, double measured) {
        public Options {
            if (!(measured >= 0 && measured <= 1 && Double.isFinite(effect))) {
                throw new IllegalArgumentException("measured must be 0 to 1 and the effect finite");
            }
        }
    }

    /**
     * Draws a cohort.
     *
     * @param patients how many, at least 1
     */
    public static List<Starter> generate(StarterQuestion question, int patients, Options options) {
        if (patients < 1) {
            throw new IllegalArgumentException("a cohort needs at least one patient, was " + patients);
        }
        StarterCohort cohort = new StarterCohort(question, options);
        return IntStream.range(0, patients).mapToObj(cohort::starter).toList();
    }

    private Starter starter(int index) {
        Scores scores = StarterTruth.draw(dice(index, "values"));
        double logOdds = question.logOdds(scores, options.effect());
        double probability = 1 / (1 + Math.exp(-logOdds));
        String id = String.format(
                Locale.ROOT,
                "invented-%s-%08x-%05d",
                question.task(),
                (int) (options.seed() ^ (options.seed() >>> 32)),
                index + 1);
        return new Starter(
                index,
                id,
                dice(index, "drug").oneOf(question.drugs()),
                known(scores, index),
                dice(index, "outcome").happens(probability),
                probability);
    }

    private Map<StarterColumn, BigDecimal> known(Scores scores, int index) {
        Dice gaps = dice(index, "gaps");
        boolean expression = gaps.happens(options.measured());
        EnumMap<StarterColumn, BigDecimal> values = new EnumMap<>(StarterColumn.class);
        for (StarterColumn column : question.columns()) {
            boolean missing = gaps.happens(column.missing()) || (column.isSignature() && !expression);
            if (column != StarterColumn.DAS28_ESR && !missing) {
                values.put(column, column.rounded(StarterTruth.value(column, scores)));
            }
        }
        das28(values).ifPresent(das28 -> values.put(StarterColumn.DAS28_ESR, das28));
        return values;
    }

    private static Optional<BigDecimal> das28(Map<StarterColumn, BigDecimal> values) {
        List<BigDecimal> parts = Stream.of(
                        StarterColumn.TJC28, StarterColumn.SJC28, StarterColumn.ESR, StarterColumn.PTGA)
                .map(values::get)
                .filter(Objects::nonNull)
                .toList();
        if (parts.size() < 4) {
            return Optional.empty();
        }
        double das28 = ActivityScores.das28Esr(
                        new JointCounts(parts.get(0).intValue(), parts.get(1).intValue()),
                        new Esr(parts.get(2).doubleValue()),
                        new Millimetres(parts.get(3).doubleValue()))
                .value();
        return Optional.of(StarterColumn.DAS28_ESR.rounded(das28));
    }

    private Dice dice(int index, String purpose) {
        return Dice.of(options.seed(), index, question.task() + "-" + purpose);
    }
}

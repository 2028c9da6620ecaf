package org.rheumaroute.demo.starter;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.starter.StarterTruth.Scores;

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
        /** Effect that is invented when nothing else is asked for; assumed (DOMAIN.md 7.7: a small one, 0.4 to 0.6). */
        public static final double USUAL_EFFECT = 0.5;

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

    /** As {@link #generate}, but every signature and the mTSS are known too, as a record may hold them. */
    public static List<Starter> generateWhole(StarterQuestion question, int patients, Options options) {
        StarterCohort cohort = new StarterCohort(question, options);
        return IntStream.range(0, patients)
                .mapToObj(index -> cohort.starter(index, EnumSet.allOf(StarterColumn.class)))
                .toList();
    }

    private Starter starter(int index) {
        return starter(index, question.columns());
    }

    private Starter starter(int index, Set<StarterColumn> columns) {
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
                known(scores, index, columns),
                dice(index, "outcome").happens(probability),
                probability);
    }

    private Map<StarterColumn, BigDecimal> known(Scores scores, int index, Set<StarterColumn> columns) {
        Dice gaps = dice(index, "gaps");
        boolean expression = gaps.happens(options.measured());
        EnumMap<StarterColumn, BigDecimal> values = new EnumMap<>(StarterColumn.class);
        for (StarterColumn column : columns) {
            boolean missing = gaps.happens(column.missing()) || (column.isSignature() && !expression);
            if (StarterTruth.isDrawn(column) && !missing) {
                values.put(column, column.rounded(StarterTruth.value(column, scores)));
            }
        }
        StarterFollowing.complete(values);
        return values;
    }

    private Dice dice(int index, String purpose) {
        return Dice.of(options.seed(), index, question.task() + "-" + purpose);
    }
}

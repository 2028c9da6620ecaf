package org.rheumaroute.expression.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.expression.ExpressionSample;
import org.rheumaroute.expression.Scale;
import org.rheumaroute.expression.signature.Signature.Gene;
import org.rheumaroute.expression.signature.SignatureOutcome.NoScore;
import org.rheumaroute.expression.signature.SignatureOutcome.Score;

/**
 * Scores one sample by one signature; looks at no other sample, so nothing leaks between patients and a single patient
 * can be scored on the day. Pure.
 *
 * <p>The level is the logarithm of a geometric mean: log2 of each gene relative to the geometric mean of the
 * housekeeping genes, averaged over the genes. A gene that was not seen has no logarithm, so a hundredth of the
 * housekeeping level is added to every ratio ({@link #FLOOR}, our choice). The level does not change when all values
 * are multiplied by one number. The rank score is the normalised mean rank (after Foroutan et al. 2018, singscore, for
 * genes expected to be high), mid-ranks for ties.
 */
public final class SignatureScorer {
    /** Added to every ratio to the housekeeping level. */
    public static final double FLOOR = 0.01;

    /** Least sum of counts of a whole transcriptome. */
    static final double LEAST_LIBRARY = 1e6;

    private static final double MOST_APART = 4; // log2

    private SignatureScorer() {}

    /** The score, or why there is none. */
    public static SignatureOutcome score(Signature signature, ExpressionSample sample) {
        if (sample.scale() == Scale.COUNTS && !sample.panel() && sample.total() < LEAST_LIBRARY) {
            return new NoScore(signature, QualityReason.LIBRARY_TOO_SMALL, List.of());
        }
        List<Gene> unmeasured = unmeasured(signature.housekeeping(), sample);
        if (!unmeasured.isEmpty()) {
            return new NoScore(signature, QualityReason.HOUSEKEEPING_MISSING, symbols(unmeasured));
        }
        double[] housekeeping = logs(signature.housekeeping(), sample);
        double highest = Arrays.stream(housekeeping).max().orElseThrow();
        double lowest = Arrays.stream(housekeeping).min().orElseThrow();
        if (lowest == Double.NEGATIVE_INFINITY) {
            return new NoScore(
                    signature, QualityReason.HOUSEKEEPING_ZERO, undetected(signature.housekeeping(), sample));
        }
        if (highest - lowest > MOST_APART) {
            return new NoScore(signature, QualityReason.HOUSEKEEPING_DISAGREE, symbols(signature.housekeeping()));
        }
        return scoreAgainst(mean(housekeeping), signature, sample);
    }

    private static SignatureOutcome scoreAgainst(double housekeeping, Signature signature, ExpressionSample sample) {
        List<Gene> missing = unmeasured(signature.genes(), sample);
        int measured = signature.genes().size() - missing.size();
        if (measured < signature.leastGenes()) {
            return new NoScore(signature, QualityReason.GENES_MISSING, symbols(missing));
        }
        List<Gene> present = signature.genes().stream()
                .filter(gene -> !missing.contains(gene))
                .toList();
        List<String> undetected = undetected(present, sample);
        if (undetected.size() == present.size()) {
            return new NoScore(signature, QualityReason.NOTHING_DETECTED, undetected);
        }
        double[] levels = Arrays.stream(logs(present, sample))
                .map(log -> log2(Math.pow(2, log - housekeeping) + FLOOR))
                .toArray();
        return new Score(signature, mean(levels), rank(present, sample), measured, symbols(missing), undetected);
    }

    private static OptionalDouble rank(List<Gene> present, ExpressionSample sample) {
        if (sample.panel()) {
            return OptionalDouble.empty(); // ranks among chosen genes depend on who chose them
        }
        double[] all = sample.values().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        for (Gene gene : present) {
            sum += midRank(all, value(gene, sample).orElseThrow());
        }
        double genes = present.size();
        double least = (genes + 1) / 2;
        double most = all.length - (genes - 1) / 2;
        return OptionalDouble.of((sum / genes - least) / (most - least));
    }

    /** Rank from 1, the middle one among equals. */
    private static double midRank(double[] all, double value) {
        int below = 0;
        int equal = 0;
        for (double other : all) {
            if (other < value) {
                below++;
            } else if (other == value) {
                equal++;
            }
        }
        return below + (equal + 1) / 2.0;
    }

    private static OptionalDouble value(Gene gene, ExpressionSample sample) {
        OptionalDouble byId = sample.value(gene.ensembl());
        return byId.isPresent() ? byId : sample.value(gene.symbol());
    }

    private static double[] logs(List<Gene> genes, ExpressionSample sample) {
        return genes.stream()
                .mapToDouble(
                        gene -> log2(sample.scale().linear(value(gene, sample).orElseThrow())))
                .toArray();
    }

    private static List<Gene> unmeasured(List<Gene> genes, ExpressionSample sample) {
        return genes.stream().filter(gene -> value(gene, sample).isEmpty()).toList();
    }

    private static List<String> undetected(List<Gene> genes, ExpressionSample sample) {
        return symbols(genes.stream()
                .filter(gene -> sample.scale().linear(value(gene, sample).orElseThrow()) <= 0)
                .toList());
    }

    private static List<String> symbols(List<Gene> genes) {
        List<String> symbols = new ArrayList<>();
        genes.forEach(gene -> symbols.add(gene.symbol()));
        return symbols;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}

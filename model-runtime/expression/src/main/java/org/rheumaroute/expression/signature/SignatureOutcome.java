package org.rheumaroute.expression.signature;

import java.util.List;
import java.util.OptionalDouble;

/** What a signature says of one sample. */
public sealed interface SignatureOutcome {
    /** The signature. */
    Signature signature();

    /**
     * A score.
     *
     * @param level mean over the genes of log2(gene / housekeeping + floor); higher means more; see {@link
     *     SignatureScorer}
     * @param rank mean rank of the genes among all genes of the sample, 0 (all lowest) to 1 (all highest); empty for a
     *     panel
     * @param measured number of genes measured
     * @param missing symbols of the genes not measured
     * @param undetected symbols of the genes measured as 0
     */
    record Score(
            Signature signature,
            double level,
            OptionalDouble rank,
            int measured,
            List<String> missing,
            List<String> undetected)
            implements SignatureOutcome {
        public Score {
            missing = List.copyOf(missing);
            undetected = List.copyOf(undetected);
        }
    }

    /**
     * No score.
     *
     * @param reason why
     * @param genes symbols of the genes that are the reason
     */
    record NoScore(Signature signature, QualityReason reason, List<String> genes) implements SignatureOutcome {
        public NoScore {
            genes = List.copyOf(genes);
        }
    }
}

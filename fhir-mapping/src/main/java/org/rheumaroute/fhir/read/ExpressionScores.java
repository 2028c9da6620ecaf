package org.rheumaroute.fhir.read;

import java.util.List;
import java.util.Locale;
import org.rheumaroute.expression.ExpressionSample;
import org.rheumaroute.expression.signature.Signature;
import org.rheumaroute.expression.signature.SignatureFile;
import org.rheumaroute.expression.signature.SignatureOutcome;
import org.rheumaroute.expression.signature.SignatureOutcome.NoScore;
import org.rheumaroute.expression.signature.SignatureOutcome.Score;
import org.rheumaroute.expression.signature.SignatureScorer;

/** Turns one sample of one patient into dated facts, one for each signature that can be scored. */
final class ExpressionScores {
    /** A signature's level is the concept of this name and the signature's. */
    static final String CONCEPT = "signature-";

    private static final List<Signature> SIGNATURES = SignatureFile.bundled();

    private ExpressionScores() {}

    /**
     * Adds the facts, and for a signature without a score the reason, to what is told of the resource.
     *
     * @throws Unreadable {@link ReadReason#NO_SIGNATURE} when no signature can be scored
     */
    static void into(Draft draft, ExpressionSample sample, Moment time) throws Unreadable {
        for (Signature signature : SIGNATURES) {
            SignatureOutcome outcome = SignatureScorer.score(signature, sample);
            if (outcome instanceof Score score) {
                String concept = CONCEPT + signature.name();
                draft.concepts.add(concept);
                draft.values.add(String.format(Locale.ROOT, "%.6f", score.level()));
                draft.facts.add(new Fact(
                        concept,
                        new FactValue.Numeric(score.level(), FactValue.Bound.EXACT),
                        time,
                        draft.issuedOrNull(),
                        draft.reference()));
            } else if (outcome instanceof NoScore none) {
                draft.values.add(signature.name() + ": " + none.reason().code());
            }
        }
        if (draft.facts.isEmpty()) {
            throw new Unreadable(ReadReason.NO_SIGNATURE);
        }
        draft.units.add("1");
    }
}

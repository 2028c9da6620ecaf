package org.rheumaroute.training;

/**
 * How a run chooses and how it is judged.
 *
 * @param kind which of the two ways
 * @param outer outer folds, which judge; 2 to 20
 * @param inner inner folds, on which everything is chosen; 2 to 20
 * @param bySite whether each outer fold is one site, so that every site is judged by models of the others
 * @param learningCurve whether the candidates are also fitted on parts of the outer training sets
 */
public record Protocol(Kind kind, int outer, int inner, boolean bySite, boolean learningCurve) {
    private static final int MOST_FOLDS = 20;

    /** The two ways. */
    public enum Kind {
        /**
         * Outer folds judge models that were chosen and fitted without them; inner folds of what is left choose. For
         * every claim.
         */
        NESTED,
        /**
         * One round of folds chooses and judges: what is chosen for a fold rests on the other folds, but the models
         * behind it have seen it. A little too kind; for a demonstration.
         */
        QUICK
    }

    public Protocol {
        requireFolds("outer", outer);
        requireFolds("inner", inner);
        if (kind == Kind.QUICK && (bySite || learningCurve)) {
            throw new IllegalArgumentException("sites and learning curve need the nested protocol");
        }
    }

    /** Nested, 5 by 5, with learning curve. */
    public static Protocol nested() {
        return nested(5, 5);
    }

    /** Nested with other numbers of folds. */
    public static Protocol nested(int outer, int inner) {
        return new Protocol(Kind.NESTED, outer, inner, false, true);
    }

    /** One round of five folds. */
    public static Protocol quick() {
        return new Protocol(Kind.QUICK, 5, 5, false, false);
    }

    /** The same, judged site by site. */
    public Protocol leavingOneSiteOut() {
        return new Protocol(kind, outer, inner, true, learningCurve);
    }

    /** The same without a learning curve. */
    public Protocol withoutLearningCurve() {
        return new Protocol(kind, outer, inner, bySite, false);
    }

    private static void requireFolds(String which, int folds) {
        if (folds < 2 || folds > MOST_FOLDS) {
            throw new IllegalArgumentException(which + " folds must be 2 to " + MOST_FOLDS + ", were " + folds);
        }
    }
}

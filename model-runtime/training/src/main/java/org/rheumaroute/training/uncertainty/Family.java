package org.rheumaroute.training.uncertainty;

import java.util.Random;

/** A kind of truth, fitted to the outcomes of some patients of a cohort: its posterior can be drawn from. */
interface Family {
    /** One possible truth: {@code double[patients]}, log-odds of every patient, also of those it was not fitted to. */
    double[] draw(Random random);

    /** How a family is fitted. */
    @FunctionalInterface
    interface Fitting {
        /** @param learned the patients whose outcomes may be looked at, rising */
        Family fit(int[] learned);
    }
}

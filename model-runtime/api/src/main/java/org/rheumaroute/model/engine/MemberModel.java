package org.rheumaroute.model.engine;

import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;

/** One opened model. Thread-safe; the same vector gives the same bytes, alone or in a batch. */
public interface MemberModel extends AutoCloseable {
    /**
     * Log-odds before calibration.
     *
     * @return one for each vector, in the same order; finite
     */
    double[] logOdds(List<FeatureVector> vectors);

    /**
     * Additive contributions to the log-odds.
     *
     * @return {@code double[vectors × (schema.size() + 1)]}; the last column is the base value; each line adds up
     *     to {@link #logOdds} within 1e-4
     */
    double[][] contributions(List<FeatureVector> vectors);

    /** Frees native memory. */
    @Override
    void close();
}

package org.rheumaroute.model;

import java.util.List;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Scores feature vectors for one task with one package. Implementations are thread-safe and give the same bytes
 * for the same vector and package, alone or in a batch.
 */
public interface Scorer extends AutoCloseable {
    /** The package that gives the numbers. */
    PackageRef packageRef();

    /** The question that is answered. */
    TaskId task();

    /** The inputs that are asked for, in order. */
    FeatureSchema schema();

    /**
     * Scores a batch.
     *
     * @param vectors made for exactly {@link #schema()}
     * @return one outcome for each vector, in the same order
     * @throws IllegalArgumentException when a vector was made for another schema
     */
    List<ScoreOutcome> score(List<FeatureVector> vectors);

    /**
     * Scores a batch without explaining it, for cohorts of which nobody reads the reasons: the same numbers, bit for bit,
     * with no contributions. Where a scorer can leave the explaining out, many times faster.
     *
     * @param vectors as for {@link #score(List)}
     */
    default List<ScoreOutcome> scoreCohort(List<FeatureVector> vectors) {
        return score(vectors);
    }

    /** Scores one patient; the same as a batch of one. */
    default ScoreOutcome score(FeatureVector vector) {
        return score(List.of(vector)).get(0);
    }

    /** Frees native memory. A closed scorer must not be used. */
    @Override
    void close();
}

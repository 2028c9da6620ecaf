package org.rheumaroute.training.member;

import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;

/** Fits one kind of model. The same rows and seed give the same bytes. */
public interface MemberTrainer {
    /** Short name, for example {@code xgboost}; also the member's folder. */
    String name();

    /**
     * Fits on all rows given; sees no others.
     *
     * @param vectors the patients, all made for one schema
     * @param outcomes {@code int[vectors]}, 0 or 1, both present
     */
    FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed);
}

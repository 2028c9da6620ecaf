package org.rheumaroute.training.member;

import java.util.List;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/** All kinds of model that compete on one table. */
public final class Candidates {
    private Candidates() {}

    /**
     * The candidates, the simplest first. Their fits may run on several threads at once.
     *
     * @param transforms one for each feature, in schema order
     */
    public static List<MemberTrainer> of(List<Transform> transforms) {
        return List.of(
                new LogisticTrainer(transforms),
                new AdditiveTrainer(transforms),
                new BoosterTrainer(),
                new NetTrainer(transforms),
                TableNetTrainer.residual(transforms),
                TableNetTrainer.tabm(transforms));
    }
}

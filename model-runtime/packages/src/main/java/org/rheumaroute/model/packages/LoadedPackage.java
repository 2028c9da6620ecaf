package org.rheumaroute.model.packages;

import java.util.List;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/** A verified, opened package that scores. Thread-safe. */
public final class LoadedPackage implements Scorer {
    private final PackageRef ref;
    private final ModelCard card;
    private final FeatureSchema schema;

    LoadedPackage(PackageRef ref, ModelCard card, FeatureSchema schema) {
        this.ref = ref;
        this.card = card;
        this.schema = schema;
    }

    /** What a reader must know before trusting this package. */
    public ModelCard card() {
        return card;
    }

    @Override
    public PackageRef packageRef() {
        return ref;
    }

    @Override
    public TaskId task() {
        return card.task();
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public List<ScoreOutcome> score(List<FeatureVector> vectors) {
        throw new UnsupportedOperationException("unfinished");
    }

    @Override
    public void close() {}
}

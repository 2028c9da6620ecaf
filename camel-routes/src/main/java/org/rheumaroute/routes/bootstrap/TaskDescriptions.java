package org.rheumaroute.routes.bootstrap;

import java.util.List;
import org.rheumaroute.cohort.chain.FeatureDescription;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;

/** Describes a question by the package that answers it. Pure. */
final class TaskDescriptions {
    private TaskDescriptions() {}

    static TaskDescription of(LoadedPackage loaded) {
        ModelCard card = loaded.card();
        List<FeatureDescription> features = loaded.schema().features().stream()
                .map(spec -> new FeatureDescription(spec, null))
                .toList();
        return new TaskDescription(card.task(), card.title(), card.title(), card.horizon(), features);
    }
}

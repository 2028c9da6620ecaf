package org.rheumaroute.routes.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.FeatureDescription;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.FeatureRule;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;

/** Describes a question by the package that answers it. Pure. */
final class TaskDescriptions {
    /** A package carries an English title only. */
    private static final Map<TaskId, String> JAPANESE_TITLES =
            Map.of(TaskId.UA_PROGRESSION, "診断未確定関節炎：12か月以内の関節リウマチへの進展");

    private TaskDescriptions() {}

    static TaskDescription of(LoadedPackage loaded) {
        ModelCard card = loaded.card();
        Map<FeatureName, FeatureRule> rules = FeatureMap.ofTask(card.task()).features().stream()
                .collect(Collectors.toMap(FeatureRule::feature, rule -> rule));
        List<FeatureDescription> features = loaded.schema().features().stream()
                .map(spec -> new FeatureDescription(spec, windowOf(rules.get(spec.name()))))
                .toList();
        String japanese = JAPANESE_TITLES.getOrDefault(card.task(), card.title());
        return new TaskDescription(card.task(), card.title(), japanese, card.horizon(), features);
    }

    private static @Nullable Integer windowOf(@Nullable FeatureRule rule) {
        return rule == null ? null : rule.windowDays();
    }
}

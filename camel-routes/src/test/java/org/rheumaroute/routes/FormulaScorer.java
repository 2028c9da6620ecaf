package org.rheumaroute.routes;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/** A scorer without native code: the more inputs are known, the higher. An invented formula for tests of the way. */
final class FormulaScorer implements Scorer {
    private final TaskId task;
    private final String version;
    private final FeatureSchema schema;

    @Nullable
    Throwable failure; // thrown instead of an answer

    FormulaScorer(FeatureMap map) {
        this(map, map.task());
    }

    /** Answers a question with the inputs of another one's map. */
    FormulaScorer(FeatureMap map, TaskId task) {
        this(map, task, "0.0.1");
    }

    FormulaScorer(FeatureMap map, TaskId task, String version) {
        this.task = task;
        this.version = version;
        schema = new FeatureSchema(
                "1",
                map.features().stream()
                        .map(rule -> new FeatureSpec(
                                rule.feature(),
                                rule.unit(),
                                0,
                                10_000,
                                rule.policy(),
                                FeatureGroup.PERSON,
                                rule.feature().value(),
                                rule.feature().value()))
                        .toList());
    }

    @Override
    public PackageRef packageRef() {
        return new PackageRef(task.value(), version, "b".repeat(64), true);
    }

    @Override
    public TaskId task() {
        return task;
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public List<ScoreOutcome> score(List<FeatureVector> vectors) {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return vectors.stream().map(this::scoreOne).toList();
    }

    @Override
    public void close() {}

    private ScoreOutcome scoreOne(FeatureVector vector) {
        Probability probability =
                new Probability(1.0 - (double) (1 + vector.missing().size()) / (2 + schema.size()));
        RiskScore score = new RiskScore(
                task(),
                probability,
                new ProbabilityInterval(new Probability(0), new Probability(1), 0.9),
                RiskCategory.MODERATE,
                Period.ofMonths(12));
        return new Scored(score, List.of(), packageRef());
    }
}

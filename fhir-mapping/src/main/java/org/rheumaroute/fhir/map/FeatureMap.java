package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;

/**
 * How each feature of one task is found in the facts, who may be scored, and who is seropositive; all of it data in
 * {@code feature-maps/TASK.yaml}. Immutable, thread-safe.
 */
public final class FeatureMap {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Written.class);

    private final TaskId task;
    private final List<FeatureRule> features;
    private final List<EligibilityRule> eligibility;
    private final SerostatusRule serostatus;
    private final @Nullable StartingRule starting;

    private FeatureMap(Written written) {
        this.task = new TaskId(written.task);
        this.features =
                written.features.stream().map(FeatureRule.Written::toRule).toList();
        this.eligibility = written.eligibility.stream()
                .map(EligibilityRule.Written::toRule)
                .toList();
        this.serostatus = written.serostatus;
        this.starting = written.starting;
        features.stream().flatMap(rule -> rule.concepts().stream()).forEach(CodeTables.bundled()::concept);
        if (starting == null && features.stream().anyMatch(rule -> rule.source() == FeatureRule.Source.EPISODE)) {
            throw new IllegalArgumentException("features of an episode need 'starting'");
        }
        serostatus.tests().stream().flatMap(test -> test.concepts().stream()).forEach(CodeTables.bundled()::concept);
    }

    private FeatureMap(FeatureMap map, SerostatusRule serostatus) {
        this.task = map.task;
        this.features = map.features;
        this.eligibility = map.eligibility;
        this.serostatus = serostatus;
        this.starting = map.starting;
    }

    /**
     * This map with a laboratory's own limits.
     *
     * @param upperLimits upper limit of normal by concept, in the concept's canonical unit
     */
    public FeatureMap withLimits(Map<String, Double> upperLimits) {
        return new FeatureMap(this, serostatus.withLimits(upperLimits));
    }

    private record Written(
            @JsonProperty(required = true) String task,
            @JsonProperty(required = true) String version,
            @JsonProperty(required = true) List<FeatureRule.Written> features,
            @JsonProperty(required = true) List<EligibilityRule.Written> eligibility,
            @JsonProperty(required = true) SerostatusRule serostatus,
            @Nullable StartingRule starting) {}

    /**
     * The map that is shipped for a task.
     *
     * @throws IllegalArgumentException when none is shipped
     */
    public static FeatureMap ofTask(TaskId task) {
        String resource = "/feature-maps/" + task + ".yaml";
        try (InputStream in = FeatureMap.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no feature map is shipped for task " + task);
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the shipped feature map " + resource + " is damaged", e);
        }
    }

    /**
     * Reads a map.
     *
     * @param in YAML
     * @throws IOException when it is no feature map; the message names line and field
     * @throws IllegalArgumentException when a value in it is unknown
     */
    public static FeatureMap read(InputStream in) throws IOException {
        return new FeatureMap(YAML.readValue(in));
    }

    /** The task. */
    public TaskId task() {
        return task;
    }

    /** The features in the order of the file. */
    public List<FeatureRule> features() {
        return features;
    }

    /** The rules on who may be scored; the first that fails decides. */
    public List<EligibilityRule> eligibility() {
        return eligibility;
    }

    /** Which drug must be about to start for the question to be asked; empty when it asks about none. */
    public Optional<StartingRule> starting() {
        return Optional.ofNullable(starting);
    }

    /** The rule on serostatus. */
    public SerostatusRule serostatus() {
        return serostatus;
    }

    /**
     * Compares the map with a package's schema.
     *
     * @throws IllegalArgumentException naming every feature, unit or policy that does not fit
     */
    public void checkAgainst(FeatureSchema schema) {
        List<String> faults = new ArrayList<>();
        Set<FeatureName> mapped = new HashSet<>();
        for (FeatureRule rule : features) {
            if (!mapped.add(rule.feature())) {
                faults.add(rule.feature() + " stands twice in the map");
            }
            if (schema.positionOf(rule.feature()).isEmpty()) {
                faults.add(rule.feature() + " is not in the schema");
            } else {
                compare(rule, schema.feature(rule.feature()), faults);
            }
        }
        schema.features().stream()
                .filter(spec -> !mapped.contains(spec.name()))
                .forEach(spec -> faults.add(spec.name() + " is not in the map"));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "feature map of " + task + " does not fit " + schema + ": " + String.join("; ", faults));
        }
    }

    private static void compare(FeatureRule rule, FeatureSpec spec, List<String> faults) {
        if (!rule.unit().equals(spec.unit())) {
            faults.add(
                    rule.feature() + " has unit " + rule.unit() + " in the map and " + spec.unit() + " in the schema");
        }
        if (rule.policy() != spec.missing()) {
            faults.add(
                    rule.feature() + " is " + rule.policy() + " in the map and " + spec.missing() + " in the schema");
        }
    }
}

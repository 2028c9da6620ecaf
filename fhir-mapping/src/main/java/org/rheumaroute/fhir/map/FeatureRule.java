package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.MissingPolicy;

/**
 * How one feature is found.
 *
 * @param feature the feature
 * @param unit UCUM unit of its value
 * @param policy what happens without it
 * @param source where it comes from
 * @param concepts the facts' concepts it is made of; empty for person data
 * @param choice which of several facts is taken
 * @param windowDays greatest age of a fact in days; null for no limit
 * @param one codes that become 1
 * @param zero codes that become 0
 * @param part which part of an episode, or which index of a visit; empty for other sources
 * @param groups groups of diagnoses that a duration is counted from; empty for other sources
 */
public record FeatureRule(
        FeatureName feature,
        String unit,
        MissingPolicy policy,
        Source source,
        List<String> concepts,
        Choice choice,
        @Nullable Integer windowDays,
        List<String> one,
        List<String> zero,
        String part,
        List<String> groups) {
    /** Where a feature comes from. */
    public enum Source {
        /** Completed years at the index date. */
        AGE,
        /** Administrative sex. */
        SEX,
        /** Body mass index as measured, else from weight and height. */
        BMI,
        /** A number. */
        NUMBER,
        /** A finding that is turned into 0 or 1. */
        FINDING,
        /** An index of disease activity, of the newest visit. */
        INDEX,
        /** Years since a diagnosis began or was first recorded. */
        DURATION,
        /** A part of the treatment episode that is starting. */
        EPISODE
    }

    /** Which of several facts is taken. */
    public enum Choice {
        /** The newest in the window. */
        NEWEST,
        /** The newest that means 1, else the newest that means 0. */
        ANY_ONE
    }

    public FeatureRule {
        concepts = List.copyOf(concepts);
        one = List.copyOf(one);
        zero = List.copyOf(zero);
        groups = List.copyOf(groups);
    }

    /** As written in the file; absent lists are empty, the absent choice is newest. */
    record Written(
            @JsonProperty(required = true) String feature,
            @JsonProperty(required = true) String unit,
            @JsonProperty(required = true) String policy,
            @JsonProperty(required = true) String source,
            @Nullable List<String> concepts,
            @Nullable String choice,
            @Nullable Integer windowDays,
            @Nullable List<String> one,
            @Nullable List<String> zero,
            @Nullable String part,
            @Nullable List<String> groups) {
        FeatureRule toRule() {
            return new FeatureRule(
                    new FeatureName(feature),
                    unit,
                    MissingPolicy.valueOf(constant(policy)),
                    Source.valueOf(constant(source)),
                    orEmpty(concepts),
                    choice == null ? Choice.NEWEST : Choice.valueOf(constant(choice)),
                    windowDays,
                    orEmpty(one),
                    orEmpty(zero),
                    part == null ? "" : part,
                    orEmpty(groups));
        }
    }

    static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

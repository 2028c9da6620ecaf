package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;

/**
 * One condition that a patient must meet to be scored.
 *
 * @param rule name that a refusal shows
 * @param check what is looked at
 * @param reason why a patient who fails is declined
 * @param groups groups of diagnoses that are looked for
 * @param course whether only current diagnoses count
 * @param concept concept that is counted; null when none is
 * @param atLeast least number that passes; for an age in years
 * @param windowDays greatest age of the counted fact in days; null for no limit
 */
public record EligibilityRule(
        String rule,
        Check check,
        DeclineReason reason,
        List<String> groups,
        Course course,
        @Nullable String concept,
        double atLeast,
        @Nullable Integer windowDays) {
    /** What is looked at. */
    public enum Check {
        PATIENT_KNOWN,
        NOT_MERGED,
        ACTIVE,
        ALIVE,
        NOT_OPTED_OUT,
        DEMOGRAPHICS_KNOWN,
        AGE_AT_LEAST,
        AGE_DECIDED,
        NO_DIAGNOSIS,
        NO_UNCLEAR_DIAGNOSIS,
        DIAGNOSIS_OR_COUNT,
        DIAGNOSIS,
        STARTING
    }

    /** Which diagnoses count. */
    public enum Course {
        /** Those that have not ended on the day of the question. */
        CURRENT,
        /** Also those that have ended. */
        ANY
    }

    public EligibilityRule {
        groups = List.copyOf(groups);
    }

    /** As written in the file. */
    record Written(
            @JsonProperty(required = true) String rule,
            @JsonProperty(required = true) String check,
            @JsonProperty(required = true) String reason,
            @Nullable List<String> groups,
            @Nullable String course,
            @Nullable String concept,
            @Nullable Double atLeast,
            @Nullable Integer windowDays) {
        EligibilityRule toRule() {
            return new EligibilityRule(
                    rule,
                    Check.valueOf(FeatureRule.constant(check)),
                    DeclineReason.ofCode(reason)
                            .orElseThrow(() -> new IllegalArgumentException("unknown reason '" + reason + "'")),
                    FeatureRule.orEmpty(groups),
                    course == null ? Course.CURRENT : Course.valueOf(FeatureRule.constant(course)),
                    concept,
                    atLeast == null ? 0.0 : atLeast,
                    windowDays);
        }
    }
}

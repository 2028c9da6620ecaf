package org.rheumaroute.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;

/**
 * A question to the scored cohort. A patient is found when every criterion that is given holds; a criterion that is
 * {@code null} is not asked. What is unknown of a patient meets no criterion about it. All bounds are included.
 *
 * @param task the question whose answers are asked for
 * @param riskMin least probability, 0 to 1
 * @param riskMax greatest probability, 0 to 1
 * @param ageMin least age in completed years on {@code ageOn}
 * @param ageMax greatest age in completed years on {@code ageOn}
 * @param ageOn date on which the age is counted; needed when an age bound is given
 * @param sex administrative sex
 * @param serostatus serostatus
 * @param from first index date
 * @param to last index date
 * @param outcome scored or declined
 * @param reason why declined
 * @param category risk category by the package's cut-offs
 */
public record CohortQuery(
        TaskId task,
        @Nullable Double riskMin,
        @Nullable Double riskMax,
        @Nullable Integer ageMin,
        @Nullable Integer ageMax,
        @Nullable LocalDate ageOn,
        @Nullable Sex sex,
        @Nullable Serostatus serostatus,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable OutcomeKind outcome,
        @Nullable DeclineReason reason,
        @Nullable RiskCategory category) {
    private static final int OLDEST = 150;

    /**
     * @throws InvalidQueryException naming every problem at once
     */
    public CohortQuery {
        List<String> problems = new ArrayList<>();
        checkRisk(problems, riskMin, riskMax);
        checkAge(problems, ageMin, ageMax, ageOn);
        if (from != null && to != null && from.isAfter(to)) {
            problems.add("from (" + from + ") must not be after to (" + to + ")");
        }
        if (outcome == OutcomeKind.SCORED && reason != null) {
            problems.add("reason asks for declined patients, so outcome must not be scored");
        }
        boolean asksDeclined = outcome == OutcomeKind.DECLINED || reason != null;
        if (asksDeclined && (riskMin != null || riskMax != null || category != null)) {
            problems.add("declined patients have no risk, so riskMin, riskMax and category must be left out");
        }
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(problems);
        }
    }

    private static void checkRisk(List<String> problems, @Nullable Double min, @Nullable Double max) {
        checkProbability(problems, "riskMin", min);
        checkProbability(problems, "riskMax", max);
        if (min != null && max != null && min > max) {
            problems.add("riskMin (" + min + ") must not be above riskMax (" + max + ")");
        }
    }

    private static void checkProbability(List<String> problems, String name, @Nullable Double value) {
        if (value != null && !(value >= 0.0 && value <= 1.0)) { // also refuses NaN
            problems.add(name + " must be a probability from 0 to 1, was " + value);
        }
    }

    private static void checkAge(
            List<String> problems, @Nullable Integer min, @Nullable Integer max, @Nullable LocalDate on) {
        checkYears(problems, "ageMin", min);
        checkYears(problems, "ageMax", max);
        if (min != null && max != null && min > max) {
            problems.add("ageMin (" + min + ") must not be above ageMax (" + max + ")");
        }
        if ((min != null || max != null) && on == null) {
            problems.add("ageMin and ageMax need ageOn, the date on which the age is counted");
        }
    }

    private static void checkYears(List<String> problems, String name, @Nullable Integer value) {
        if (value != null && (value < 0 || value > OLDEST)) {
            problems.add(name + " must be whole years from 0 to " + OLDEST + ", was " + value);
        }
    }

    /** Starts a query that asks for every patient of a task. */
    public static Builder of(TaskId task) {
        return new Builder(task);
    }

    /** Collects criteria; {@code null} takes one back. Not thread-safe. */
    public static final class Builder {
        private final TaskId task;
        private @Nullable Double riskMin;
        private @Nullable Double riskMax;
        private @Nullable Integer ageMin;
        private @Nullable Integer ageMax;
        private @Nullable LocalDate ageOn;
        private @Nullable Sex sex;
        private @Nullable Serostatus serostatus;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable OutcomeKind outcome;
        private @Nullable DeclineReason reason;
        private @Nullable RiskCategory category;

        private Builder(TaskId task) {
            this.task = task;
        }

        /** Probability from {@code min} to {@code max}, 0 to 1. */
        public Builder risk(@Nullable Double min, @Nullable Double max) {
            riskMin = min;
            riskMax = max;
            return this;
        }

        /** Age from {@code min} to {@code max} completed years on the date {@code on}. */
        public Builder age(@Nullable Integer min, @Nullable Integer max, @Nullable LocalDate on) {
            ageMin = min;
            ageMax = max;
            ageOn = on;
            return this;
        }

        /** Administrative sex. */
        public Builder sex(@Nullable Sex value) {
            sex = value;
            return this;
        }

        /** Serostatus. */
        public Builder serostatus(@Nullable Serostatus value) {
            serostatus = value;
            return this;
        }

        /** Index date from the first to the last day given. */
        public Builder indexDate(@Nullable LocalDate first, @Nullable LocalDate last) {
            from = first;
            to = last;
            return this;
        }

        /** Scored or declined. */
        public Builder outcome(@Nullable OutcomeKind value) {
            outcome = value;
            return this;
        }

        /** Why declined. */
        public Builder reason(@Nullable DeclineReason value) {
            reason = value;
            return this;
        }

        /** Risk category by the package's cut-offs. */
        public Builder category(@Nullable RiskCategory value) {
            category = value;
            return this;
        }

        /**
         * The query.
         *
         * @throws InvalidQueryException naming every problem at once
         */
        public CohortQuery build() {
            return new CohortQuery(
                    task,
                    riskMin,
                    riskMax,
                    ageMin,
                    ageMax,
                    ageOn,
                    sex,
                    serostatus,
                    from,
                    to,
                    outcome,
                    reason,
                    category);
        }
    }
}

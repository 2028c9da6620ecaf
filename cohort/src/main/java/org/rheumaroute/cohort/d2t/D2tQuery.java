package org.rheumaroute.cohort.d2t;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.Criterion;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * Which patients are asked for. A criterion that is {@code null} is not asked; what is unknown of a patient meets no
 * criterion about it, except that "unknown" can be asked for.
 *
 * @param result the answer
 * @param reason why the question was not asked
 * @param sex administrative sex
 * @param serostatus serostatus
 */
public record D2tQuery(
        @Nullable D2tResult result,
        @Nullable DeclineReason reason,
        @Nullable Sex sex,
        @Nullable Serostatus serostatus) {
    /** Asks for everybody. */
    public static final D2tQuery EVERYBODY = new D2tQuery(null, null, null, null);

    /** One criterion that is asked: whom it finds, and of whom it is not known. */
    record Step(Criterion criterion, Predicate<D2tRow> finds, Predicate<D2tRow> isUnknown) {}

    /** The criteria that are asked, in the order in which they are applied. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (result != null) {
            steps.add(new Step(Criterion.OUTCOME, row -> row.result() == result, row -> false));
        }
        if (reason != null) {
            steps.add(new Step(Criterion.REASON, row -> row.reason() == reason, row -> false));
        }
        if (sex != null) {
            steps.add(new Step(Criterion.SEX, row -> row.sex() == sex, row -> row.sex() == Sex.UNKNOWN));
        }
        if (serostatus != null) {
            steps.add(new Step(
                    Criterion.SEROSTATUS,
                    row -> row.serostatus() == serostatus,
                    row -> row.serostatus() == Serostatus.UNKNOWN));
        }
        return steps;
    }
}

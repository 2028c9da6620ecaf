package org.rheumaroute.model.clinical;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was found on one day, any part of which may be missing. A missing part gives no index, never a partial sum.
 * Immutable.
 */
public final class Visit {
    private final @Nullable Integer tender;
    private final @Nullable Integer swollen;
    private final @Nullable Esr esr;
    private final @Nullable Crp crp;
    private final @Nullable Millimetres ptga;
    private final @Nullable Millimetres phga;

    private Visit(Builder builder) {
        this.tender = builder.tender;
        this.swollen = builder.swollen;
        this.esr = builder.esr;
        this.crp = builder.crp;
        this.ptga = builder.ptga;
        this.phga = builder.phga;
    }

    /** A visit at which nothing was found yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The index; empty when one of its parts is missing. */
    public Optional<ActivityScore> score(ActivityIndex index) {
        return joints().flatMap(joints -> switch (index) {
            case DAS28_ESR -> both(esr, ptga, (e, p) -> ActivityScores.das28Esr(joints, e, p));
            case DAS28_CRP -> both(crp, ptga, (c, p) -> ActivityScores.das28Crp(joints, c, p));
            case DAS28_ESR_3 -> Optional.ofNullable(esr).map(e -> ActivityScores.das28EsrThree(joints, e));
            case DAS28_CRP_3 -> Optional.ofNullable(crp).map(c -> ActivityScores.das28CrpThree(joints, c));
            case CDAI -> both(ptga, phga, (p, h) -> ActivityScores.cdai(joints, p, h));
            case SDAI ->
                both(ptga, phga, (p, h) -> Optional.ofNullable(crp).map(c -> ActivityScores.sdai(joints, p, h, c)))
                        .flatMap(score -> score);
        });
    }

    /** Whether the criteria are met; empty when one of their four parts is missing. */
    public Optional<Boolean> isInRemission(BooleanRemission criteria) {
        return joints().flatMap(joints -> both(crp, ptga, (c, p) -> criteria.isMet(joints, c, p)));
    }

    /** Both joint counts; empty when one is missing. */
    public Optional<JointCounts> joints() {
        return both(tender, swollen, JointCounts::new);
    }

    /** Tender joints. */
    public OptionalInt tender() {
        return tender == null ? OptionalInt.empty() : OptionalInt.of(tender);
    }

    /** Swollen joints. */
    public OptionalInt swollen() {
        return swollen == null ? OptionalInt.empty() : OptionalInt.of(swollen);
    }

    private static <A, B, R> Optional<R> both(
            @Nullable A one, @Nullable B other, java.util.function.BiFunction<A, B, R> function) {
        return one == null || other == null ? Optional.empty() : Optional.of(function.apply(one, other));
    }

    /** Collects the parts of a visit. */
    public static final class Builder {
        private @Nullable Integer tender;
        private @Nullable Integer swollen;
        private @Nullable Esr esr;
        private @Nullable Crp crp;
        private @Nullable Millimetres ptga;
        private @Nullable Millimetres phga;

        private Builder() {}

        /** TJC28, 0 to 28. */
        public Builder tender(int count) {
            tender = new JointCounts(count, 0).tender();
            return this;
        }

        /** SJC28, 0 to 28. */
        public Builder swollen(int count) {
            swollen = new JointCounts(0, count).swollen();
            return this;
        }

        /** ESR. */
        public Builder esr(Esr value) {
            esr = value;
            return this;
        }

        /** CRP. */
        public Builder crp(Crp value) {
            crp = value;
            return this;
        }

        /** Patient global assessment. */
        public Builder ptga(Millimetres value) {
            ptga = value;
            return this;
        }

        /** Physician global assessment. */
        public Builder phga(Millimetres value) {
            phga = value;
            return this;
        }

        /** The visit. */
        public Visit build() {
            return new Visit(this);
        }
    }
}

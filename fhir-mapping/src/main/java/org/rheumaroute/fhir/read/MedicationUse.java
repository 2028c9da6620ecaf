package org.rheumaroute.fhir.read;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.Way;

/**
 * One drug of one patient, as ordered, stated, dispensed or given.
 *
 * @param drug our drug concept, for example {@code methotrexate}
 * @param drugClass our class, for example {@code csdmard}
 * @param origin what kind of record says so
 * @param ended whether the record says that it is over: completed or stopped
 * @param start when it began; null when unknown
 * @param stop last day that is covered; null when unknown or running
 * @param milligramsPerDay dose in mg a day; of an {@link Origin#ADMINISTERED} drug the dose of that one time; null
 *     when it cannot be computed from what is written
 * @param route whether it reaches the whole body
 * @param source versioned reference
 * @param particulars what the record says beside
 */
public record MedicationUse(
        String drug,
        String drugClass,
        Origin origin,
        boolean ended,
        @Nullable Moment start,
        @Nullable Moment stop,
        @Nullable Double milligramsPerDay,
        Route route,
        String source,
        Particulars particulars) {
    /** What kind of record speaks of a drug, the closest to what was taken first. */
    public enum Origin {
        ADMINISTERED,
        STATED,
        ORDERED,
        DISPENSED
    }

    /** Where a drug acts. */
    public enum Route {
        /** In the whole body. */
        SYSTEMIC,
        /** On skin, eye, airways, bowel or in a joint. */
        LOCAL,
        /** Neither the route nor the code tells. */
        UNKNOWN
    }

    /**
     * What a record says of a drug beside time and dose.
     *
     * @param status status of the resource as written; empty when not known
     * @param statusReason why the status is what it is, in the record's own words or code; null when it does not say
     * @param product name of the product as written; null when there is none
     * @param way how it gets into the body; empty when the record does not say
     * @param assertedOn when a statement was made; null when unknown
     * @param startIsAssertion whether the start is only the day of a statement, so that the drug may have begun earlier
     */
    public record Particulars(
            String status,
            @Nullable String statusReason,
            @Nullable String product,
            Optional<Way> way,
            @Nullable Moment assertedOn,
            boolean startIsAssertion) {
        /** Nothing is known. */
        public static final Particulars NONE = new Particulars("", null, null, Optional.empty(), null, false);
    }

    /** A use of which no particulars are known. */
    public MedicationUse(
            String drug,
            String drugClass,
            Origin origin,
            boolean ended,
            @Nullable Moment start,
            @Nullable Moment stop,
            @Nullable Double milligramsPerDay,
            Route route,
            String source) {
        this(drug, drugClass, origin, ended, start, stop, milligramsPerDay, route, source, Particulars.NONE);
    }

    public MedicationUse {
        if (milligramsPerDay != null && !(milligramsPerDay >= 0.0 && Double.isFinite(milligramsPerDay))) {
            throw new IllegalArgumentException("a dose must be 0 mg or more");
        }
    }

    /**
     * Whether the drug is running on a day: begun by then and not over. One that is over on an unknown day is not
     * running on any.
     */
    public boolean isRunningOn(LocalDate day) {
        boolean begun = start != null && !start.date().isAfter(day);
        return begun && (stop == null ? !ended : !stop.lastDate().isBefore(day));
    }
}

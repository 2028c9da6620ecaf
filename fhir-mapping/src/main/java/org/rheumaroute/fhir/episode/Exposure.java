package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.MedicationUse.Origin;
import org.rheumaroute.fhir.read.Moment;

/**
 * What one record shows of one drug on a stretch of days.
 *
 * @param use the record
 * @param from first day
 * @param to last day that it covers, at least {@code from}; may lie after the day of the question
 * @param isCovered whether {@code to} follows from what is written or given; else it is only the last evidence
 * @param isOpen whether it is still in force and names no end
 * @param pauseDays greatest number of days without cover that may follow
 */
record Exposure(MedicationUse use, LocalDate from, LocalDate to, boolean isCovered, boolean isOpen, int pauseDays) {
    static final Comparator<Exposure> ORDER = Comparator.comparing(Exposure::from)
            .thenComparing(Exposure::to)
            .thenComparing(exposure -> exposure.use.source());

    /** Empty when the record gives no start, or one after {@code until}. */
    static Optional<Exposure> of(MedicationUse use, EpisodeRules rules, LocalDate until) {
        Moment start = use.start();
        if (start == null || start.date().isAfter(until)) {
            return Optional.empty();
        }
        EpisodeRules.Dosing dosing =
                rules.dosingOf(use.drug(), use.drugClass(), use.particulars().way());
        LocalDate from = start.date();
        boolean isOpen = isOpen(use, until);
        LocalDate end = lastCovered(use, from, dosing, isOpen, until);
        boolean isCovered = end != null;
        LocalDate to = end == null ? lastShown(use, from, until) : end;
        return Optional.of(
                new Exposure(use, from, to.isBefore(from) ? from : to, isCovered, isOpen, dosing.pauseDays()));
    }

    /**
     * Whether it bridges any gap: in force without an end. An order does not where supplies of the drug are on record: then
     * they tell.
     */
    boolean bridges(boolean isSupplied) {
        return isOpen && (isTaken() || !isSupplied);
    }

    /** Whether a drug was dispensed or given, which shows more than an order. */
    boolean isSupply() {
        return use.origin() == Origin.ADMINISTERED || use.origin() == Origin.DISPENSED;
    }

    /** Whether the record shows that the drug was taken, not only that it was ordered. */
    boolean isTaken() {
        return use.origin() != Origin.ORDERED;
    }

    /** The written last day of a record that says that it is over; empty when it says neither or is only partly dated. */
    Optional<LocalDate> writtenStop(LocalDate until) {
        return Optional.ofNullable(use.stop())
                .filter(stop -> isStop())
                .filter(stop ->
                        stop.date().equals(stop.lastDate()) && !stop.date().isAfter(until))
                .map(Moment::date);
    }

    /**
     * Whether the record says that the drug was stopped, dated or not. An order that was completed was carried out, and
     * a supply that was handed over is complete: neither says that the drug was stopped.
     */
    boolean isStop() {
        boolean isStatedEnd = use.origin() == Origin.STATED && status().equals("completed");
        return !isSupply() && (status().equals("stopped") || isStatedEnd);
    }

    /** Whether the stop that the record writes still lies ahead. */
    boolean stopsAfter(LocalDate until) {
        return isStop() && use.stop() != null && use.stop().date().isAfter(until);
    }

    private String status() {
        return use.particulars().status();
    }

    private static boolean isOpen(MedicationUse use, LocalDate until) {
        boolean isInForce = use.particulars().status().equals("active");
        boolean namesNoEnd = use.stop() == null || use.stop().date().isAfter(until);
        return isInForce && namesNoEnd && (use.origin() == Origin.ORDERED || use.origin() == Origin.STATED);
    }

    /** Null when neither the record nor the interval of the drug tells how far it reaches. */
    private static @Nullable LocalDate lastCovered(
            MedicationUse use, LocalDate from, EpisodeRules.Dosing dosing, boolean isOpen, LocalDate until) {
        LocalDate written = use.stop() == null ? null : use.stop().lastDate();
        return switch (use.origin()) {
            case ADMINISTERED -> later(written, from.plusDays(dosing.coversDays() - 1L));
            case DISPENSED ->
                written != null || dosing.coversDays() == 1 ? written : from.plusDays(dosing.coversDays() - 1L);
            case STATED -> written == null && isOpen ? until : written; // "active" means that it is still being taken
            case ORDERED -> written;
        };
    }

    private static LocalDate lastShown(MedicationUse use, LocalDate from, LocalDate until) {
        return Optional.ofNullable(use.particulars().assertedOn())
                .map(Moment::date)
                .filter(day -> !day.isAfter(until) && !use.ended())
                .map(day -> later(day, from))
                .orElse(from);
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}

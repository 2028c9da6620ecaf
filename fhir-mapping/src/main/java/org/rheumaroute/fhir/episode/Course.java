package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;

/**
 * One course of one drug while it is being worked out: what shows it, when it began, what is doubtful, how it ended.
 * Confined to one reading.
 */
final class Course {
    final List<Exposure> exposures;
    final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    final LocalDate start;

    @Nullable
    EpisodeEnd end;

    private final boolean isSupplied;
    private final EpisodeRules rules;

    /**
     * @param isSupplied whether supplies of the drug are on record, in this course or another
     * @param ordersSpeak whether the site sends orders only, so that an order is all the record can show
     */
    Course(List<Exposure> exposures, boolean isSupplied, boolean ordersSpeak, EpisodeRules rules) {
        this.exposures = List.copyOf(exposures);
        this.isSupplied = isSupplied;
        this.rules = rules;
        if (!isShown(ordersSpeak)) {
            doubts.add(Doubt.ORDER_ONLY);
        }
        Exposure first = firstOfTaking();
        this.start = first.from();
        Moment written = first.use().start();
        boolean isDated = written != null && written.date().equals(written.lastDate());
        if (!isDated || first.use().particulars().startIsAssertion()) {
            doubts.add(Doubt.START_NOT_DATED);
        }
    }

    MedicationUse use() {
        return exposures.get(0).use();
    }

    boolean isTargeted() {
        return group().isTargeted();
    }

    DrugGroup group() {
        return DrugClasses.bundled().groupOf(use().drugClass());
    }

    boolean isTaken() {
        return !doubts.contains(Doubt.ORDER_ONLY);
    }

    /** Whether an order or a statement in force names no end. */
    boolean isOpen() {
        return exposures.stream().anyMatch(Exposure::isOpen);
    }

    /** Whether it goes on beyond its evidence until something ends it. */
    boolean bridges() {
        return exposures.stream().anyMatch(one -> one.bridges(isSupplied));
    }

    /** Whether somebody still states that the drug is being taken. */
    boolean isStatedOpen() {
        return exposures.stream().anyMatch(one -> one.isOpen() && one.isTaken());
    }

    /** The exposure that reaches furthest; of equal ones one whose reach is known. */
    Exposure furthest() {
        return exposures.stream()
                .max(Comparator.comparing(Exposure::to).thenComparing(Exposure::isCovered))
                .orElseThrow();
    }

    /** Up to where a following start of another drug would be a switch. */
    LocalDate reach() {
        return bridges() ? LocalDate.MAX : furthest().to().plusDays(furthest().pauseDays());
    }

    /** The stop that the record writes and that nothing later contradicts; dated or not. */
    Optional<Exposure> stop(LocalDate until) {
        return stops(until)
                .max(Comparator.comparing(
                        (Exposure one) -> one.writtenStop(until).orElse(one.from())));
    }

    private Stream<Exposure> stops(LocalDate until) {
        return exposures.stream()
                .filter(one -> one.isStop() && !one.stopsAfter(until))
                .filter(one -> isLast(one, until));
    }

    private boolean isLast(Exposure stop, LocalDate until) {
        Optional<LocalDate> dated = stop.writtenStop(until);
        return exposures.stream()
                .filter(other -> !other.isStop())
                .noneMatch(other -> dated.isPresent()
                        ? goesOn(other, dated.get())
                        : !other.isSupply() && other.from().isAfter(stop.from()));
    }

    /** The last dose may be given on the day of the stop; an order of that day replaces the one that was stopped. */
    private static boolean goesOn(Exposure other, LocalDate stop) {
        return other.isSupply() ? other.from().isAfter(stop) : !other.from().isBefore(stop);
    }

    /**
     * Why it was stopped, by the newest stop that nothing contradicts. The reason of an order that another one replaced says
     * nothing about the end.
     */
    @Nullable
    String reason(LocalDate until) {
        return stops(until)
                .map(one -> one.use().particulars().statusReason())
                .flatMap(Stream::ofNullable)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /** An order shows an intent; taking shows it, or a later order, or orders are all that the site sends. */
    private boolean isShown(boolean ordersSpeak) {
        boolean isTaken = exposures.stream().anyMatch(Exposure::isTaken);
        return isTaken || isRepeated() || ordersSpeak && exposures.stream().anyMatch(Course::isCarriedOut);
    }

    private static boolean isCarriedOut(Exposure order) {
        String status = order.use().particulars().status();
        return status.equals("active") || status.equals("completed");
    }

    private boolean isRepeated() {
        List<LocalDate> orders = exposures.stream()
                .filter(one -> !one.isTaken())
                .map(Exposure::from)
                .sorted()
                .toList();
        return !orders.isEmpty()
                && !orders.get(0).plusDays(rules.repeatOrderDays()).isAfter(orders.get(orders.size() - 1));
    }

    /** Taking that follows an order closely is the start; later taking leaves the start open unless orders tell it. */
    private Exposure firstOfTaking() {
        Exposure first = exposures.get(0);
        Optional<Exposure> taken = exposures.stream().filter(Exposure::isTaken).findFirst();
        if (first.isTaken() || taken.isEmpty()) {
            return first;
        }
        if (!first.from()
                .plusDays(rules.orderToStartDays())
                .isBefore(taken.get().from())) {
            return taken.get();
        }
        if (!isRepeated()) {
            doubts.add(Doubt.START_NOT_DATED);
        }
        return first;
    }

    /** Stretches without cover that are no end, of those whose cover is known. */
    List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        Exposure furthest = exposures.get(0);
        for (Exposure next : exposures) {
            LocalDate firstFree = furthest.to().plusDays(1);
            boolean isPause = firstFree.plusDays(rules.graceDays()).isBefore(next.from());
            if (isPause && furthest.isCovered() && !firstFree.isBefore(start)) {
                pauses.add(new Pause(firstFree, next.from().minusDays(1)));
            }
            furthest = next.to().isBefore(furthest.to()) ? furthest : next;
        }
        return pauses;
    }
}

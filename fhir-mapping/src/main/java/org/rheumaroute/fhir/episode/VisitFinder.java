package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.ToLongFunction;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.clinical.Crp;
import org.rheumaroute.model.clinical.Esr;
import org.rheumaroute.model.clinical.JointDamage;
import org.rheumaroute.model.clinical.Millimetres;
import org.rheumaroute.model.clinical.Visit;

/**
 * Finds visits and radiographs in a patient's results. A visit is a day on which joints were counted; its other parts may
 * lie some days apart. A censored result is taken at its limit, as for the models. Immutable.
 */
public final class VisitFinder {
    private final List<Fact> numbers;
    private final int partsDays;

    /** @param partsDays how many days the parts of one visit may lie apart */
    public VisitFinder(PatientFacts facts, int partsDays) {
        this.numbers = facts.facts().stream()
                .filter(fact -> fact.value() instanceof FactValue.Numeric)
                .filter(fact -> fact.effective().date().equals(fact.effective().lastDate())) // a day, not a month
                .toList();
        this.partsDays = partsDays;
    }

    /**
     * The visit next to a day.
     *
     * @param target the day wanted most; of two equally near the later is taken
     * @param from first day that counts
     * @param to last day that counts, also for the parts
     */
    public Optional<DatedVisit> nearest(LocalDate target, LocalDate from, LocalDate to) {
        return numbers.stream()
                .filter(fact -> fact.concept().equals("tjc28") || fact.concept().equals("sjc28"))
                .map(VisitFinder::day)
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .min(nearestTo(target, LocalDate::toEpochDay))
                .map(day -> visitOn(day, to));
    }

    /** The radiographs next to a day that have a score; as for {@link #nearest}. */
    Optional<Scored> damageNearest(LocalDate target, LocalDate from, LocalDate to) {
        return factNearest("mtss", target, from, to)
                .map(fact -> new Scored(new JointDamage(day(fact), number(fact)), fact.source()));
    }

    /**
     * The change up to the newest scored radiographs, from those before them that lie nearest to a year earlier.
     *
     * @param oldest first day of the later ones
     * @param newest last day of the later ones
     * @param apart how many days both may lie apart
     */
    public Optional<DamageChange> lastDamageChange(LocalDate oldest, LocalDate newest, VisitWindows.Window apart) {
        return damageNearest(newest, oldest, newest).flatMap(after -> {
            LocalDate day = after.damage().day();
            return damageNearest(day.minusYears(1), day.minusDays(apart.toDay()), day.minusDays(apart.fromDay()))
                    .map(before -> DamageChange.between(before, after));
        });
    }

    /**
     * Scored radiographs.
     *
     * @param damage day and score
     * @param source versioned reference
     */
    record Scored(JointDamage damage, String source) {}

    private DatedVisit visitOn(LocalDate day, LocalDate last) {
        Visit.Builder visit = Visit.builder();
        TreeSet<String> sources = new TreeSet<>();
        part("tjc28", day, last, sources, count -> visit.tender((int) count));
        part("sjc28", day, last, sources, count -> visit.swollen((int) count));
        part("esr", day, last, sources, value -> visit.esr(new Esr(value)));
        part("crp", day, last, sources, value -> visit.crp(Crp.ofMgPerL(value)));
        part("ptga", day, last, sources, value -> visit.ptga(new Millimetres(value)));
        part("phga", day, last, sources, value -> visit.phga(new Millimetres(value)));
        return new DatedVisit(day, visit.build(), List.copyOf(sources));
    }

    private void part(String concept, LocalDate day, LocalDate last, TreeSet<String> sources, DoubleConsumer taker) {
        LocalDate latest = day.plusDays(partsDays).isAfter(last) ? last : day.plusDays(partsDays);
        factNearest(concept, day, day.minusDays(partsDays), latest).ifPresent(fact -> {
            taker.accept(number(fact));
            sources.add(fact.source());
        });
    }

    private Optional<Fact> factNearest(String concept, LocalDate target, LocalDate from, LocalDate to) {
        return numbers.stream()
                .filter(fact -> fact.concept().equals(concept))
                .filter(fact -> !day(fact).isBefore(from) && !day(fact).isAfter(to))
                .min(nearestTo(target, (Fact fact) -> day(fact).toEpochDay()).thenComparing(Fact::source));
    }

    private static <T> Comparator<T> nearestTo(LocalDate target, ToLongFunction<T> dayOf) {
        return Comparator.comparingLong((T one) -> Math.abs(dayOf.applyAsLong(one) - target.toEpochDay()))
                .thenComparing(Comparator.comparingLong(dayOf).reversed());
    }

    private static LocalDate day(Fact fact) {
        return fact.effective().date();
    }

    private static double number(Fact fact) {
        return ((FactValue.Numeric) fact.value()).value();
    }
}

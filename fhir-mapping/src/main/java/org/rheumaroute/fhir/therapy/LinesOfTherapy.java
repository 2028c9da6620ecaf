package org.rheumaroute.fhir.therapy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;

/**
 * Sorts a patient's disease-modifying drugs into lines of therapy. Pure; the order of the records does not matter.
 *
 * <p>The field has no one definition; this is ours. A drug that was not in the current line begins a new one, with two
 * exceptions: a csDMARD joins when a targeted line is running, and a csDMARD that begins within 30 days of a csDMARD
 * line joins it as a combination. A drug of the current line that is ordered again changes nothing. Glucocorticoids are
 * no lines. Records without a start, and starts after the day of the question, are left out.
 */
public final class LinesOfTherapy {
    private static final int COMBINATION_DAYS = 30;

    private static final Comparator<Start> ORDER = Comparator.comparing(Start::day)
            .thenComparing(start -> !start.group.isTargeted()) // begun together: the targeted drug names the line
            .thenComparing(Start::drug);

    /**
     * The start of a drug.
     *
     * @param day first day
     * @param group its group, not glucocorticoid
     * @param drugClass its class
     * @param drug its name
     */
    public record Start(LocalDate day, DrugGroup group, String drugClass, String drug) {}

    /** The numbers of the lines that starts belong to. Immutable. */
    public static final class Numbers {
        private final Map<String, Integer> byStart;

        private Numbers(Map<String, Integer> byStart) {
            this.byStart = Map.copyOf(byStart);
        }

        /**
         * The line in which a drug began on a day, 1 for the first.
         *
         * @throws IllegalArgumentException when it is none of the starts
         */
        public int of(LocalDate day, String drug) {
            Integer number = byStart.get(key(day, drug));
            if (number == null) {
                throw new IllegalArgumentException("no line begins or goes on with " + drug + " on that day");
            }
            return number;
        }

        private static String key(LocalDate day, String drug) {
            return day + " " + drug;
        }
    }

    private LinesOfTherapy() {}

    /**
     * The lines, oldest first.
     *
     * @param uses all drugs of one patient, in any order
     * @param asOf day of the question; what begins later is not seen
     */
    public static List<TherapyLine> of(List<MedicationUse> uses, LocalDate asOf) {
        return lines(starts(uses, asOf), new HashMap<>());
    }

    /** The lines that starts belong to, by the same rule. */
    public static Numbers numbersOf(Collection<Start> starts) {
        Map<String, Integer> byStart = new HashMap<>();
        lines(starts.stream().sorted(ORDER).toList(), byStart);
        return new Numbers(byStart);
    }

    private static List<TherapyLine> lines(List<Start> sorted, Map<String, Integer> byStart) {
        List<TherapyLine> lines = new ArrayList<>();
        Set<String> drugs = new TreeSet<>();
        for (Start start : sorted) {
            TherapyLine current = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (current == null || (!drugs.contains(start.drug) && !joins(start, current))) {
                drugs = new TreeSet<>(Set.of(start.drug));
                lines.add(
                        new TherapyLine(lines.size() + 1, start.group, start.drugClass, start.day, List.copyOf(drugs)));
            } else if (drugs.add(start.drug)) {
                lines.set(lines.size() - 1, withDrugs(current, List.copyOf(drugs)));
            }
            byStart.put(Numbers.key(start.day, start.drug), lines.size());
        }
        return List.copyOf(lines);
    }

    /**
     * Modes of action of the targeted drugs that were begun, for example {@code tnfi} and {@code jaki}: what the EULAR
     * definition of difficult-to-treat arthritis counts. Whether they failed is not known from orders.
     */
    public static Set<String> targetedModes(List<TherapyLine> lines) {
        Set<String> modes = new TreeSet<>();
        lines.stream().filter(line -> line.group().isTargeted()).forEach(line -> modes.add(line.drugClass()));
        return modes;
    }

    private static boolean joins(Start start, TherapyLine current) {
        if (start.group != DrugGroup.CSDMARD) {
            return false;
        }
        boolean isEarly = !start.day.isAfter(current.start().plusDays(COMBINATION_DAYS));
        return current.group().isTargeted() || isEarly;
    }

    private static TherapyLine withDrugs(TherapyLine line, List<String> drugs) {
        return new TherapyLine(line.number(), line.group(), line.drugClass(), line.start(), drugs);
    }

    private static List<Start> starts(List<MedicationUse> uses, LocalDate asOf) {
        Set<Start> starts = new HashSet<>();
        for (MedicationUse use : uses) {
            Moment start = use.start();
            DrugGroup group = DrugClasses.bundled().groupOf(use.drugClass());
            if (start != null && !start.date().isAfter(asOf) && group != DrugGroup.GLUCOCORTICOID) {
                starts.add(new Start(start.date(), group, use.drugClass(), use.drug()));
            }
        }
        return starts.stream().sorted(ORDER).toList();
    }
}

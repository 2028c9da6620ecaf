package org.rheumaroute.fhir.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.Joint;
import org.rheumaroute.model.feature.Caution;

/**
 * Adds up single joints to the 28-joint counts. A day has a count only when each of the 28 joints has one clear answer on
 * it: a joint that nobody mentions is unknown, not sound. A total of the same day must say the same; where it does, it
 * rests on the single joints too, and where it does not, neither is believed.
 */
final class JointCounts {
    /** Newest first; of equal ones the order of the reference, so that the order of arrival leaves no trace. */
    private static final Comparator<Holder> NEWEST = Comparator.<Holder, Instant>comparing(
                    holder -> instantOf(holder.fact.effective()), Comparator.reverseOrder())
            .thenComparing(holder -> holder.fact.source());

    private static final char MARK = '.';

    private final List<Draft> own;
    private final String count;

    private JointCounts(List<Draft> own, String count) {
        this.own = own;
        this.count = count;
    }

    private record Holder(Draft draft, Fact fact) {
        String joint() {
            return fact.concept().substring(fact.concept().indexOf(MARK) + 1);
        }

        void end(ReadReason why, String detail) {
            draft.detail = detail;
            draft.remove(fact, why);
        }
    }

    /** What a fact about one joint is called until it is counted, for example {@code swollen-joint.left-knee}. */
    static String nameOf(Concept concept, Joint joint) {
        return concept.name() + MARK + joint.name();
    }

    /** Replaces the facts of single joints by counts, within one patient's drafts. */
    static void apply(List<Draft> own) {
        Map<String, List<Holder>> byConcept = new TreeMap<>();
        for (Draft draft : own) {
            for (Fact fact : draft.facts) {
                int mark = fact.concept().indexOf(MARK);
                if (mark > 0) {
                    byConcept
                            .computeIfAbsent(fact.concept().substring(0, mark), c -> new ArrayList<>())
                            .add(new Holder(draft, fact));
                }
            }
        }
        byConcept.forEach((concept, holders) ->
                new JointCounts(own, CodeTables.bundled().concept(concept).group()).byDay(holders));
    }

    private void byDay(List<Holder> holders) {
        Map<LocalDate, List<Holder>> days = new TreeMap<>();
        for (Holder holder : holders) {
            if (isOfOneDay(holder.fact)) {
                days.computeIfAbsent(holder.fact.effective().date(), d -> new ArrayList<>())
                        .add(holder);
            } else {
                holder.end(ReadReason.JOINTS_INCOMPLETE, count + ": the day of the examination is not known");
            }
        }
        days.forEach(this::ofDay);
    }

    private void ofDay(LocalDate day, List<Holder> holders) {
        Map<String, List<Holder>> byJoint = holders.stream()
                .sorted(NEWEST)
                .collect(Collectors.groupingBy(Holder::joint, TreeMap::new, Collectors.toList()));
        List<Holder> clear = new ArrayList<>();
        byJoint.forEach((joint, same) -> {
            if (same.stream().map(holder -> holder.fact.value()).distinct().count() > 1) {
                String detail = count + ": " + joint + " has different answers on this day";
                same.forEach(holder -> holder.end(ReadReason.CONFLICTING_RESULTS, detail));
            } else {
                clear.add(same.get(0));
            }
        });
        if (clear.size() < Joint.ALL.size()) {
            Set<String> joints = clear.stream().map(Holder::joint).collect(Collectors.toSet());
            String detail = count + ": " + missing(joints);
            holders.stream()
                    .filter(holder -> joints.contains(holder.joint()))
                    .forEach(holder -> holder.end(ReadReason.JOINTS_INCOMPLETE, detail));
        } else {
            complete(day, holders, clear);
        }
    }

    private static String missing(Set<String> clear) {
        Set<String> missing = new TreeSet<>(Joint.ALL.stream().map(Joint::name).toList());
        missing.removeAll(clear);
        return missing.size() + " of " + Joint.ALL.size() + " joints have no clear answer: "
                + String.join(", ", missing);
    }

    private void complete(LocalDate day, List<Holder> holders, List<Holder> clear) {
        int found = (int) clear.stream().filter(JointCounts::isPresent).count();
        FactValue value = new FactValue.Numeric(found, FactValue.Bound.EXACT);
        List<Holder> totals = totals(day);
        if (totals.stream().anyMatch(total -> !total.fact.value().equals(value))) {
            String detail = count + ": the single joints add up to " + found + ", a total of this day differs";
            totals.forEach(total -> total.end(ReadReason.CONFLICTING_RESULTS, detail));
            holders.forEach(holder -> holder.end(ReadReason.CONFLICTING_RESULTS, detail));
            return;
        }
        // The drafts have been read; only their single joints are no facts of their own.
        for (Holder holder : holders) {
            holder.draft.isCounted = true;
            holder.draft.remove(holder.fact, ReadReason.DUPLICATE); // a draft that is counted stays read
        }
        if (totals.isEmpty()) {
            clear.get(0).draft.facts.add(sum(value, clear));
        } else {
            totals.forEach(total -> total.draft.facts.replaceAll(
                    fact -> fact == total.fact ? resting(fact, clear, total.fact.effective()) : fact));
        }
    }

    private List<Holder> totals(LocalDate day) {
        List<Holder> totals = new ArrayList<>();
        for (Draft draft : own) {
            for (Fact fact : draft.facts) {
                boolean isTotal = fact.concept().equals(count)
                        && isOfOneDay(fact)
                        && fact.effective().date().equals(day);
                if (isTotal) {
                    totals.add(new Holder(draft, fact));
                }
            }
        }
        return totals;
    }

    /** The count of single joints, of the time at which the last of them was examined. */
    private Fact sum(FactValue value, List<Holder> clear) {
        Fact newest = clear.stream().min(NEWEST).orElseThrow().fact;
        boolean allTimed =
                clear.stream().allMatch(holder -> holder.fact.effective().instant() != null);
        Moment effective =
                allTimed ? newest.effective() : new Moment(newest.effective().date(), Moment.Precision.DAY, null);
        Set<String> sources = sources(clear);
        String first = sources.iterator().next();
        return resting(new Fact(count, value, effective, issued(clear), first), clear, effective);
    }

    private static Fact resting(Fact fact, List<Holder> clear, Moment effective) {
        Set<String> others = sources(clear);
        others.remove(fact.source());
        Set<Caution> cautions = new HashSet<>(fact.cautions());
        clear.forEach(holder -> cautions.addAll(holder.fact.cautions()));
        return new Fact(
                fact.concept(), fact.value(), effective, fact.issued(), fact.source(), List.copyOf(others), cautions);
    }

    private static @Nullable Instant issued(List<Holder> clear) {
        return clear.stream()
                .map(holder -> holder.fact.issued())
                .filter(issued -> issued != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Set<String> sources(List<Holder> clear) {
        return clear.stream().map(holder -> holder.fact.source()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPresent(Holder holder) {
        return holder.fact.value().equals(new FactValue.Coded(FactValue.Finding.PRESENT));
    }

    private static boolean isOfOneDay(Fact fact) {
        Moment.Precision precision = fact.effective().precision();
        return precision == Moment.Precision.DAY || precision == Moment.Precision.INSTANT;
    }

    private static Instant instantOf(Moment moment) {
        return moment.instant() == null ? Instant.MIN : moment.instant().toInstant();
    }
}

package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same result sent again under another id. Two rules: a business identifier names the result; and one test of
 * one specimen at one time has one result. The latest issue or correction speaks; results of equal rank that differ
 * are both refused.
 */
final class RepeatRule {
    private static final Comparator<Draft> RANK = Comparator.comparing(
                    (Draft draft) -> !draft.isPreliminary()) // confirmed goes before
            .thenComparing(Draft::issued)
            .thenComparingInt(Draft::statusRank)
            .thenComparing(Draft::lastUpdated)
            .thenComparingLong(Draft::version);

    private RepeatRule() {}

    /** Settles repeats within one patient's drafts. */
    static void apply(List<Draft> drafts) {
        List<Draft> observations = drafts.stream()
                .filter(draft -> draft.resource.resourceType().equals("Observation"))
                .filter(draft -> !draft.concepts.isEmpty())
                .toList();
        byIdentifier(observations);
        byTime(observations);
    }

    private static void byIdentifier(List<Draft> observations) {
        Map<String, List<Draft>> groups = new LinkedHashMap<>();
        for (Draft draft : observations) {
            if (draft.isRead() || draft.reason == ReadReason.ENTERED_IN_ERROR) {
                for (String key : identifiers(draft)) {
                    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(draft);
                }
            }
        }
        List<Draft> replaced = new ArrayList<>();
        for (List<Draft> group : groups.values()) {
            for (Draft older : group) {
                boolean isReplaced = older.isRead()
                        && group.stream().anyMatch(other -> RANK.compare(other, older) > 0 && replaces(other, older));
                if (isReplaced) {
                    replaced.add(older);
                }
            }
        }
        // Only now: a draft that is dropped has lost the time by which it replaces others.
        replaced.forEach(draft -> draft.drop(ReadReason.SUPERSEDED));
    }

    /**
     * An order number may stand on several results. A correction replaces what went before, a withdrawal only the
     * very value that it repeats, any other result only one of the same time.
     */
    private static boolean replaces(Draft newer, Draft older) {
        if (newer.reason == ReadReason.ENTERED_IN_ERROR) {
            return written(newer).equals(written(older));
        }
        return newer.statusRank() > 1 || sameTime(newer, older);
    }

    /** Value and time as written; equal for a copy. */
    private static Map<String, JsonNode> written(Draft draft) {
        Map<String, JsonNode> written = new LinkedHashMap<>();
        draft.tree().fields().forEachRemaining(field -> {
            if (field.getKey().startsWith("value") || field.getKey().startsWith("effective")) {
                written.put(field.getKey(), field.getValue());
            }
        });
        return written;
    }

    private static boolean sameTime(Draft one, Draft other) {
        return !one.facts.isEmpty()
                && !other.facts.isEmpty()
                && timeKey(one.facts.get(0)).equals(timeKey(other.facts.get(0)));
    }

    private static List<String> identifiers(Draft draft) {
        List<String> keys = new ArrayList<>();
        for (JsonNode identifier : draft.tree().path("identifier")) {
            String system = identifier.path("system").textValue();
            String value = identifier.path("value").textValue();
            if (system != null && value != null) {
                keys.add(String.join("|", draft.concepts) + '|' + system + '|' + value);
            }
        }
        return keys;
    }

    private record Holder(Draft draft, Fact fact) {}

    private static void byTime(List<Draft> observations) {
        Map<String, List<Holder>> groups = new LinkedHashMap<>();
        for (Draft draft : observations) {
            for (Fact fact : draft.facts) {
                String key = fact.concept() + '|' + timeKey(fact);
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(new Holder(draft, fact));
            }
        }
        for (List<Holder> group : groups.values()) {
            bySpecimen(group).values().forEach(RepeatRule::settle);
        }
    }

    /** Specimens tell results apart only when every result of that time names one. */
    private static Map<String, List<Holder>> bySpecimen(List<Holder> group) {
        boolean allNamed = group.stream().allMatch(holder -> specimen(holder.draft) != null);
        Map<String, List<Holder>> groups = new LinkedHashMap<>();
        for (Holder holder : group) {
            String key = allNamed ? String.valueOf(specimen(holder.draft)) : "";
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(holder);
        }
        return groups;
    }

    private static void settle(List<Holder> group) {
        if (group.size() < 2) {
            return;
        }
        Draft newest = group.stream().map(Holder::draft).max(RANK).orElseThrow();
        List<Holder> tied = new ArrayList<>();
        for (Holder holder : group) {
            if (RANK.compare(holder.draft, newest) == 0) {
                tied.add(holder);
            } else {
                remove(holder, ReadReason.SUPERSEDED);
            }
        }
        boolean allEqual = tied.stream().map(h -> h.fact.value()).distinct().count() == 1;
        if (!allEqual) {
            tied.forEach(holder -> remove(holder, ReadReason.CONFLICTING_RESULTS));
            return;
        }
        Holder kept = tied.stream()
                .min(Comparator.comparing(holder -> holder.fact.source()))
                .orElseThrow();
        tied.stream().filter(holder -> holder != kept).forEach(holder -> remove(holder, ReadReason.DUPLICATE));
    }

    private static void remove(Holder holder, ReadReason reason) {
        holder.draft.remove(holder.fact, reason);
    }

    private static String timeKey(Fact fact) {
        Moment moment = fact.effective();
        return moment.instant() != null
                ? moment.instant().toInstant().toString()
                : moment.date() + "/" + moment.precision();
    }

    private static @Nullable String specimen(Draft draft) {
        JsonNode specimen = draft.tree().path("specimen");
        String reference = specimen.path("reference").textValue();
        return reference != null
                ? reference
                : specimen.path("identifier").path("value").textValue();
    }
}

package org.rheumaroute.cli.survey;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.survey.Survey.CodeCount;
import org.rheumaroute.cli.survey.Survey.UnitCount;
import org.rheumaroute.fhir.read.CodeSighting;
import org.rheumaroute.fhir.unit.WrittenUnit;

/** Counts one code. Confined. */
final class CodeTally {
    private static final int LONGEST = 120;
    private static final int FEW_SPELLINGS = 3;

    private final String resourceType;
    private final CodeSighting.Coding first;
    private final Map<String, Integer> displays = new TreeMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> units = new TreeMap<>();
    private final Set<String> unfit = new HashSet<>();
    private final Set<String> patients = new HashSet<>();
    private int count;

    CodeTally(String resourceType, CodeSighting.Coding first) {
        this.resourceType = resourceType;
        this.first = first;
    }

    void add(CodeSighting sighting, CodeSighting.Coding coding, @Nullable String patient) {
        count++;
        if (patient != null) {
            patients.add(patient);
        }
        if (coding.display() != null) {
            displays.merge(cut(coding.display()), 1, Integer::sum);
        }
        statuses.merge(sighting.status() == null ? "(none)" : cut(sighting.status()), 1, Integer::sum);
        WrittenUnit unit = sighting.unit();
        if (unit != null) {
            String text = textOf(unit);
            units.merge(text, 1, Integer::sum);
            if (!coding.unitFits()) {
                unfit.add(text);
            }
        }
    }

    CodeCount count(Lookalikes lookalikes) {
        String looksLike = first.concept() != null
                ? null
                : displays.keySet().stream()
                        .flatMap(text -> lookalikes.of(resourceType, text).stream())
                        .findFirst()
                        .orElse(null);
        return new CodeCount(
                resourceType,
                cut(first.system()),
                cut(first.code()),
                display(),
                first.concept(),
                looksLike,
                count,
                patients.size(),
                statuses,
                unitCounts());
    }

    /** A code under which everybody writes something else is free text: it is shown when enough agree. */
    private String display() {
        Map.Entry<String, Integer> top = displays.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElse(null);
        if (top == null) {
            return "";
        }
        boolean isFreeText = displays.size() > FEW_SPELLINGS && top.getValue() < Survey.FEWEST;
        return isFreeText ? "(various)" : top.getKey();
    }

    private List<UnitCount> unitCounts() {
        return units.entrySet().stream()
                .map(unit -> new UnitCount(unit.getKey(), !unfit.contains(unit.getKey()), unit.getValue()))
                .sorted(Comparator.comparingInt(UnitCount::count).reversed().thenComparing(UnitCount::unit))
                .toList();
    }

    private static String textOf(WrittenUnit unit) {
        String code = unit.code();
        String text = unit.text();
        if (code == null || text == null || code.equals(text)) {
            String only = code != null ? code : text;
            return only == null ? "(none)" : cut(only);
        }
        return cut(code + " (" + text + ")");
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

package org.rheumaroute.cli.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.survey.Survey.CodeCount;
import org.rheumaroute.cli.survey.Survey.TextCount;
import org.rheumaroute.fhir.read.CodeSighting;

/** Counts codes, and texts that stand without one. Confined. */
final class CodeCounts {
    private final Lookalikes lookalikes = new Lookalikes();
    private final Map<String, CodeTally> codes = new TreeMap<>();
    private final Map<String, TextTally> texts = new TreeMap<>();

    private static final class TextTally {
        private final String resourceType;
        private final String text;
        private final Set<String> patients = new HashSet<>();
        private int count;

        TextTally(CodeSighting sighting, String text) {
            this.resourceType = sighting.resourceType();
            this.text = text;
        }
    }

    void add(CodeSighting sighting, @Nullable String patient) {
        for (CodeSighting.Coding coding : sighting.codings()) {
            String key = sighting.resourceType() + '\n' + coding.system() + '\n' + coding.code();
            codes.computeIfAbsent(key, k -> new CodeTally(sighting.resourceType(), coding))
                    .add(sighting, coding, patient);
        }
        String text = sighting.text();
        if (sighting.codings().isEmpty() && text != null) {
            TextTally tally = texts.computeIfAbsent(
                    sighting.resourceType() + '\n' + text, k -> new TextTally(sighting, CodeTally.cut(text)));
            tally.count++;
            if (patient != null) {
                tally.patients.add(patient);
            }
        }
    }

    /** Most frequent first. */
    List<CodeCount> codes() {
        List<CodeCount> counts = new ArrayList<>();
        codes.values().forEach(tally -> counts.add(tally.count(lookalikes)));
        counts.sort(Comparator.comparingInt(CodeCount::count).reversed()); // stable: ties stay in order of their codes
        return counts;
    }

    /** Texts that enough patients have; most frequent first. */
    List<TextCount> texts() {
        return texts.values().stream()
                .filter(CodeCounts::isCommon)
                .map(tally -> new TextCount(
                        tally.resourceType,
                        tally.text,
                        lookalikes.of(tally.resourceType, tally.text).orElse(null),
                        tally.count,
                        tally.patients.size()))
                .sorted(Comparator.comparingInt(TextCount::count).reversed())
                .toList();
    }

    /** Resources whose text too few patients have to be shown. */
    int rareTexts() {
        return texts.values().stream()
                .filter(tally -> !isCommon(tally))
                .mapToInt(tally -> tally.count)
                .sum();
    }

    private static boolean isCommon(TextTally tally) {
        return tally.patients.size() >= Survey.FEWEST;
    }
}

package org.rheumaroute.cli.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rheumaroute.cli.survey.Survey.FeatureGap;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.FeatureRule;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.fhir.read.ResourceReading;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;

/** Counts for each input of a task how many patients have it, and why the others have not. Confined. */
final class FeatureGaps {
    /** Nothing of the kind is on record. */
    static final String NOT_ON_RECORD = "not-on-record";
    /** It is on record, but older than the window. */
    static final String TOO_OLD = "too-old";
    /** It is on record only after the day of the question. */
    static final String LATER = "later-than-as-of";
    /** Something was read, but it does not make this input: a weight without a height. */
    static final String INCOMPLETE = "incomplete";

    private final FeatureSchema schema;
    private final LocalDate asOf;
    private final Map<FeatureName, FeatureRule> rules = new HashMap<>();
    private final Map<FeatureName, Integer> known = new HashMap<>();
    private final Map<FeatureName, Map<String, Integer>> missing = new HashMap<>();

    FeatureGaps(FeatureMap map, FeatureSchema schema, LocalDate asOf) {
        this.schema = schema;
        this.asOf = asOf;
        map.features().forEach(rule -> rules.put(rule.feature(), rule));
    }

    void add(PatientFacts facts, Prepared prepared) {
        Set<FeatureName> found =
                prepared.evidence().stream().map(Evidence::feature).collect(Collectors.toSet());
        for (FeatureSpec spec : schema.features()) {
            if (found.contains(spec.name())) {
                known.merge(spec.name(), 1, Integer::sum);
            } else {
                missing.computeIfAbsent(spec.name(), n -> new TreeMap<>())
                        .merge(reason(rules.get(spec.name()), facts), 1, Integer::sum);
            }
        }
    }

    private String reason(@org.jspecify.annotations.Nullable FeatureRule rule, PatientFacts facts) {
        if (rule == null || rule.concepts().isEmpty()) {
            return NOT_ON_RECORD; // person data
        }
        List<Fact> own = facts.facts().stream()
                .filter(fact -> rule.concepts().contains(fact.concept()))
                .toList();
        return own.isEmpty() ? reasonOfReadings(rule, facts) : reasonOfFacts(rule, own);
    }

    private String reasonOfFacts(FeatureRule rule, List<Fact> own) {
        List<Fact> past = own.stream()
                .filter(fact -> !fact.effective().date().isAfter(asOf))
                .toList();
        if (past.isEmpty()) {
            return LATER;
        }
        Integer days = rule.windowDays();
        boolean allOld = days != null
                && past.stream()
                        .allMatch(fact -> fact.effective().date().plusDays(days).isBefore(asOf));
        return allOld ? TOO_OLD : INCOMPLETE;
    }

    /** A refusal weighs more than something sound that was of no use; of several the first in the list of reasons. */
    private static String reasonOfReadings(FeatureRule rule, PatientFacts facts) {
        List<ReadReason> reasons = facts.readings().stream()
                .filter(reading -> reading.disposition() != Disposition.READ && isAbout(reading, rule))
                .map(ResourceReading::reason)
                .sorted()
                .toList();
        return reasons.stream()
                .filter(reason -> reason.disposition() == Disposition.REFUSED)
                .findFirst()
                .or(() -> reasons.stream().findFirst())
                .map(ReadReason::code)
                .orElse(NOT_ON_RECORD);
    }

    private static boolean isAbout(ResourceReading reading, FeatureRule rule) {
        String concepts = reading.concept();
        return concepts != null && Arrays.stream(concepts.split(";")).anyMatch(rule.concepts()::contains);
    }

    List<FeatureGap> gaps() {
        List<FeatureGap> gaps = new ArrayList<>();
        for (FeatureSpec spec : schema.features()) {
            gaps.add(new FeatureGap(
                    spec.name().value(),
                    spec.english(),
                    spec.japanese(),
                    spec.unit(),
                    spec.isRequired(),
                    known.getOrDefault(spec.name(), 0),
                    missing.getOrDefault(spec.name(), Map.of())));
        }
        return gaps;
    }
}

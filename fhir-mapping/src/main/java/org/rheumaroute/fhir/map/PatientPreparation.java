package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/** From facts to a feature vector or a refusal. Pure: the same facts and day give the same answer. Thread-safe. */
public final class PatientPreparation {
    private final FeatureMap map;
    private final FeatureSchema schema;
    private final Map<FeatureName, FeatureRule> rules = new HashMap<>();

    /**
     * @param map the task's map
     * @param schema the package's inputs
     * @throws IllegalArgumentException when they do not fit
     */
    public PatientPreparation(FeatureMap map, FeatureSchema schema) {
        map.checkAgainst(schema);
        this.map = Objects.requireNonNull(map);
        this.schema = Objects.requireNonNull(schema);
        map.features().forEach(rule -> rules.put(rule.feature(), rule));
    }

    /**
     * Prepares one patient. Where the question is about a drug that is starting, nothing after its first day is seen: what
     * was measured under the drug must not predict its effect; that day is the index date.
     *
     * @param facts what was read
     * @param asOf the day on which the question is asked; later facts are not seen
     */
    public Prepared prepare(PatientFacts facts, LocalDate asOf) {
        TreatmentEpisode started =
                map.starting().flatMap(rule -> rule.find(facts, asOf)).orElse(null);
        LocalDate seen = started == null ? asOf : started.start().orElse(asOf);
        FactPicker picker = new FactPicker(facts.facts(), seen);
        Map<FeatureName, FeatureFinder.Found> found = findInFacts(picker);
        findInEpisode(new EpisodeFinder(facts, started, seen), found);
        LocalDate indexDate = started == null ? indexDate(found, asOf) : seen;
        facts.person().ifPresent(person -> findInPerson(person, indexDate, found));
        Subject subject = Subject.of(facts, map.serostatus().of(picker));
        List<Evidence> evidence = evidence(found);
        Eligibility.Verdict verdict = new Eligibility(facts, picker, asOf, indexDate, started).judge(map.eligibility());
        Optional<Declined> declined = verdict.declined().or(() -> unmet(found));
        return declined.isPresent()
                ? new NotReady(subject, declined.get(), evidence, past(facts, asOf, declined.get()))
                : new Ready(subject, vector(evidence), evidence, indexDate, basis(evidence, verdict.grounds()));
    }

    private PastStarts past(PatientFacts facts, LocalDate asOf, Declined declined) {
        return declined.reason() == DeclineReason.NOT_STARTING
                ? map.starting()
                        .map(rule -> PastStarts.of(rule.past(facts, asOf), facts))
                        .orElse(PastStarts.NONE)
                : PastStarts.NONE;
    }

    private Map<FeatureName, FeatureFinder.Found> findInFacts(FactPicker picker) {
        FeatureFinder finder = new FeatureFinder(picker);
        Map<FeatureName, FeatureFinder.Found> found = new HashMap<>();
        rules.forEach((name, rule) -> found.put(name, finder.inFacts(rule)));
        return found;
    }

    private void findInEpisode(EpisodeFinder finder, Map<FeatureName, FeatureFinder.Found> found) {
        rules.forEach((name, rule) -> {
            FeatureFinder.Found one = finder.find(rule);
            if (one.evidence() != null) {
                found.put(name, one);
            }
        });
    }

    private void findInPerson(Person person, LocalDate indexDate, Map<FeatureName, FeatureFinder.Found> found) {
        FeatureFinder finder = new FeatureFinder(new FactPicker(List.of(), indexDate));
        rules.forEach((name, rule) -> {
            if (rule.source() == FeatureRule.Source.AGE || rule.source() == FeatureRule.Source.SEX) {
                found.put(name, finder.inPerson(rule, person, indexDate));
            }
        });
    }

    /** The newest dated input; without any the day of the question. */
    private static LocalDate indexDate(Map<FeatureName, FeatureFinder.Found> found, LocalDate asOf) {
        return found.values().stream()
                .map(FeatureFinder.Found::evidence)
                .filter(Objects::nonNull)
                .map(Evidence::observedOn)
                .max(Comparator.naturalOrder())
                .orElse(asOf);
    }

    private List<Evidence> evidence(Map<FeatureName, FeatureFinder.Found> found) {
        List<Evidence> evidence = new ArrayList<>();
        for (FeatureSpec spec : schema.features()) {
            Evidence one = foundOf(found, spec).evidence();
            if (one != null) {
                evidence.add(one);
            }
        }
        return evidence;
    }

    private static FeatureFinder.Found foundOf(Map<FeatureName, FeatureFinder.Found> found, FeatureSpec spec) {
        return found.getOrDefault(spec.name(), FeatureFinder.Found.MISSING);
    }

    /** The refusal when required inputs are missing or stale; empty when none is. */
    private Optional<Declined> unmet(Map<FeatureName, FeatureFinder.Found> found) {
        List<FeatureName> missing = new ArrayList<>();
        List<FeatureName> stale = new ArrayList<>();
        for (FeatureSpec spec : schema.features()) {
            FeatureFinder.Found one = foundOf(found, spec);
            if (spec.isRequired() && one.evidence() == null) {
                (one.isStale() ? stale : missing).add(spec.name());
            }
        }
        if (missing.isEmpty() && stale.isEmpty()) {
            return Optional.empty();
        }
        List<FeatureName> all = new ArrayList<>(missing);
        all.addAll(stale);
        DeclineReason reason = missing.isEmpty() ? DeclineReason.STALE_INPUT : DeclineReason.MISSING_INPUT;
        return Optional.of(new Declined(reason, all, detail(missing, stale)));
    }

    private static String detail(List<FeatureName> missing, List<FeatureName> stale) {
        StringBuilder detail = new StringBuilder("Required inputs");
        if (!missing.isEmpty()) {
            detail.append(", not on record: ").append(joined(missing));
        }
        if (!stale.isEmpty()) {
            detail.append(", too old: ").append(joined(stale));
        }
        return detail.append('.').toString();
    }

    private static String joined(List<FeatureName> names) {
        return String.join(", ", names.stream().map(FeatureName::value).toList());
    }

    private FeatureVector vector(List<Evidence> evidence) {
        FeatureVector.Builder vector = FeatureVector.of(schema);
        evidence.forEach(one -> vector.set(one.feature(), one.value()));
        return vector.build();
    }

    private static List<String> basis(List<Evidence> evidence, List<String> grounds) {
        TreeSet<String> basis = new TreeSet<>(grounds);
        evidence.forEach(one -> basis.addAll(one.sources()));
        return List.copyOf(basis);
    }
}

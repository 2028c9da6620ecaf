package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.read.AgeRange;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.Sex;

/** Applies the eligibility rules to one patient on one day. Immutable. */
final class Eligibility {
    private final PatientFacts patient;
    private final FactPicker facts;
    private final LocalDate asOf;
    private final LocalDate indexDate;
    private final @Nullable TreatmentEpisode started;

    /** @param started the episode that is starting; null when none is or none is asked about */
    Eligibility(
            PatientFacts patient,
            FactPicker facts,
            LocalDate asOf,
            LocalDate indexDate,
            @Nullable TreatmentEpisode started) {
        this.patient = patient;
        this.facts = facts;
        this.asOf = asOf;
        this.indexDate = indexDate;
        this.started = started;
    }

    /**
     * The verdict.
     *
     * @param declined the refusal by the first rule that failed; empty when all passed
     * @param grounds sources that made the patient eligible
     */
    record Verdict(Optional<Declined> declined, List<String> grounds) {}

    Verdict judge(List<EligibilityRule> rules) {
        List<EligibilityRule> failed = new ArrayList<>();
        List<String> grounds = new ArrayList<>();
        for (EligibilityRule rule : rules) {
            if (!passes(rule, grounds)) {
                failed.add(rule);
            }
        }
        return failed.isEmpty()
                ? new Verdict(Optional.empty(), grounds)
                : new Verdict(Optional.of(refusal(failed)), List.of());
    }

    private static Declined refusal(List<EligibilityRule> failed) {
        EligibilityRule first = failed.get(0);
        StringBuilder detail = new StringBuilder("Rule ")
                .append(first.rule())
                .append(" decided: ")
                .append(first.reason().english())
                .append('.');
        if (failed.size() > 1) {
            detail.append(" Also failed:");
            failed.stream().skip(1).forEach(rule -> detail.append(' ').append(rule.rule()));
            detail.append('.');
        }
        return new Declined(first.reason(), List.of(), detail.toString());
    }

    private boolean passes(EligibilityRule rule, List<String> grounds) {
        Optional<Person> person = patient.person();
        return switch (rule.check()) {
            case PATIENT_KNOWN -> person.isPresent();
            case NOT_MERGED -> person.map(p -> p.replacedBy() == null).orElse(true);
            case ACTIVE -> person.map(Person::active).orElse(true);
            case ALIVE -> person.map(p -> !p.deceased()).orElse(true);
            case NOT_OPTED_OUT -> !patient.isOptedOut();
            case DEMOGRAPHICS_KNOWN -> person.map(Eligibility::hasDemographics).orElse(true);
            case AGE_AT_LEAST ->
                ageRange().map(age -> age.greatest() >= rule.atLeast()).orElse(true);
            case AGE_DECIDED -> ageRange().map(age -> isDecided(age, rule)).orElse(true);
            case NO_DIAGNOSIS -> patient.diagnoses().stream().noneMatch(d -> counts(d, rule));
            case NO_UNCLEAR_DIAGNOSIS ->
                patient.unclearDiagnoses().stream()
                        .flatMap(unclear -> unclear.concepts().stream())
                        .noneMatch(concept -> rule.groups().contains(groupOf(concept)));
            case DIAGNOSIS_OR_COUNT, DIAGNOSIS -> hasDiagnosisOrCount(rule, grounds);
            case STARTING -> isStarting(grounds);
        };
    }

    private boolean isStarting(List<String> grounds) {
        if (started != null) {
            grounds.addAll(started.sources());
        }
        return started != null;
    }

    private static boolean hasDemographics(Person person) {
        return person.birthDate() != null && (person.sex() == Sex.FEMALE || person.sex() == Sex.MALE);
    }

    /** Without a birth date the rule on demographics decides. */
    private Optional<AgeRange> ageRange() {
        return patient.person().flatMap(person -> person.ageOn(indexDate));
    }

    /** A birth date that is only partly known may leave both sides of the limit open. */
    private static boolean isDecided(AgeRange age, EligibilityRule rule) {
        return age.least() >= rule.atLeast() || age.greatest() < rule.atLeast();
    }

    private static String groupOf(String concept) {
        return CodeTables.bundled().concept(concept).group();
    }

    private boolean hasDiagnosisOrCount(EligibilityRule rule, List<String> grounds) {
        List<String> diagnoses = patient.diagnoses().stream()
                .filter(d -> counts(d, rule))
                .map(Diagnosis::source)
                .toList();
        List<String> counted = counted(rule).map(Fact::sources).orElse(List.of());
        grounds.addAll(diagnoses);
        grounds.addAll(counted);
        return !diagnoses.isEmpty() || !counted.isEmpty();
    }

    private Optional<Fact> counted(EligibilityRule rule) {
        String concept = rule.concept();
        if (concept == null) {
            return Optional.empty();
        }
        return facts.newest(List.of(concept), rule.windowDays())
                .fact()
                .filter(fact -> fact.value() instanceof FactValue.Numeric number && number.value() >= rule.atLeast());
    }

    private boolean counts(Diagnosis diagnosis, EligibilityRule rule) {
        String group = groupOf(diagnosis.concept());
        boolean isKnown = diagnosis.onset() == null || !diagnosis.onset().date().isAfter(asOf);
        return rule.groups().contains(group)
                && diagnosis.certainty() == Diagnosis.Certainty.ESTABLISHED
                && isKnown
                && (rule.course() == EligibilityRule.Course.ANY || !hasEnded(diagnosis));
    }

    /** An end that lies after the day of the question has not come yet. */
    private boolean hasEnded(Diagnosis diagnosis) {
        Moment abatement = diagnosis.abatement();
        return diagnosis.ended() && (abatement == null || !abatement.date().isAfter(asOf));
    }
}

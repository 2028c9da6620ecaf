package org.rheumaroute.fhir.write;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.Caution;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;

/** What a reader must know before trusting a score. Written as notes and repeated in the narrative. */
final class Notes {
    static final String RESEARCH_USE =
            "Research use. Not a medical device: not for diagnosis, not the only ground of a decision.";
    static final String INVENTED =
            "Demonstration: the model was trained on invented data. Its figures say nothing about a real patient.";

    private Notes() {}

    /** Notes of a score, most important first. */
    static List<String> of(ScoredPatient patient) {
        List<String> notes = new ArrayList<>();
        notes.add(RESEARCH_USE);
        if (patient.scoredBy().demonstration()) {
            notes.add(INVENTED);
        }
        notes.add(ages(patient));
        addList(
                notes,
                "Not known, which the model tolerates: ",
                labels(patient, patient.ready().vector().missing()));
        addList(
                notes,
                "Reported beyond an assay limit; the limit itself was used: ",
                labels(patient, censored(patient)));
        addList(
                notes,
                "Not confirmed by the laboratory (preliminary): ",
                labels(patient, with(Caution.PRELIMINARY, patient)));
        addList(
                notes,
                "Looks ten times off beside the patient's own other results; check it before you rely on the risk: ",
                labels(patient, with(Caution.TEN_TIMES_OFF, patient)));
        return notes;
    }

    /** Notes of a withdrawal. */
    static List<String> of(Declined declined) {
        List<String> notes = new ArrayList<>();
        notes.add("Withdrawn: " + declined.reason().english() + ". The risk that stood here must not be used.");
        addList(notes, "Inputs concerned: ", inputs(declined));
        notes.add(RESEARCH_USE);
        return notes;
    }

    /** Notes of a refusal where no score stood. */
    static List<String> ofRefusal(Declined declined) {
        List<String> notes = new ArrayList<>();
        notes.add("No risk was calculated: " + declined.reason().english()
                + ". This says nothing about the patient's risk, neither that it is low nor that it is high.");
        addList(notes, "Inputs concerned: ", inputs(declined));
        notes.add(RESEARCH_USE);
        return notes;
    }

    private static String inputs(Declined declined) {
        return declined.missing().stream().map(FeatureName::value).collect(Collectors.joining(", "));
    }

    /** For example {@code Age of inputs on 2026-06-01: CRP, ESR 4 days (2026-05-28); RF 12 days (2026-05-20).} */
    private static String ages(ScoredPatient patient) {
        LocalDate scoredOn = patient.scoredAt().toLocalDate();
        Map<LocalDate, List<FeatureName>> byDate = patient.ready().evidence().stream()
                .filter(evidence -> !isFromPatientResource(evidence))
                .collect(Collectors.groupingBy(
                        Evidence::observedOn,
                        () -> new TreeMap<>(Comparator.<LocalDate>reverseOrder()),
                        Collectors.mapping(Evidence::feature, Collectors.toList())));
        return byDate.entrySet().stream()
                .map(day -> labels(patient, day.getValue()) + " " + age(day.getKey(), scoredOn))
                .collect(Collectors.joining("; ", "Age of inputs on " + scoredOn + ": ", "."));
    }

    /** Age and sex come from the Patient resource and do not grow old as a result does. */
    private static boolean isFromPatientResource(Evidence evidence) {
        return evidence.sources().stream().allMatch(source -> source.startsWith("Patient/"));
    }

    private static String age(LocalDate observedOn, LocalDate scoredOn) {
        long days = ChronoUnit.DAYS.between(observedOn, scoredOn);
        return days + (days == 1 ? " day (" : " days (") + observedOn + ")";
    }

    private static List<FeatureName> censored(ScoredPatient patient) {
        return patient.ready().evidence().stream()
                .filter(Evidence::censored)
                .map(Evidence::feature)
                .toList();
    }

    private static List<FeatureName> with(Caution caution, ScoredPatient patient) {
        return patient.ready().evidence().stream()
                .filter(evidence -> evidence.cautions().contains(caution))
                .map(Evidence::feature)
                .toList();
    }

    /** Labels in schema order, whatever the order of the names. */
    private static String labels(ScoredPatient patient, List<FeatureName> names) {
        return patient.ready().vector().schema().features().stream()
                .filter(spec -> names.contains(spec.name()))
                .map(Language.ENGLISH::label)
                .collect(Collectors.joining(", "));
    }

    private static void addList(List<String> notes, String lead, String list) {
        if (!list.isEmpty()) {
            notes.add(lead + list + ".");
        }
    }
}

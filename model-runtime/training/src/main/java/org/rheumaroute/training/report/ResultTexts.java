package org.rheumaroute.training.report;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers to the checklist items about measures, results and discussion. Pure. */
final class ResultTexts {
    private ResultTexts() {}

    static Filled measures(Study study) {
        Set<String> measures = new LinkedHashSet<>();
        results(study).forEach(result -> {
            add(measures, result.auc() != null, "AUC");
            add(measures, result.toReference() != null, "paired difference in AUC to " + study.reference());
            add(measures, result.brier() != null, "Brier score");
            add(measures, result.calibrationSlope() != null, "calibration intercept and slope");
            add(measures, !result.curves().calibrationBins().isEmpty(), "calibration curve");
            add(measures, !result.curves().netBenefit().isEmpty(), "net benefit");
            add(measures, result.atThreshold() != null, "sensitivity, specificity, PPV, NPV, F1, accuracy");
        });
        return measures.isEmpty()
                ? Filled.notReported("no measure was computed.")
                : Filled.whole(String.join("; ", measures) + ". Intervals are 95 %.");
    }

    private static void add(Set<String> measures, boolean present, String name) {
        if (present) {
            measures.add(name);
        }
    }

    private static Stream<Result> results(Study study) {
        return study.evaluations().stream().flatMap(evaluation -> evaluation.whole().results().stream());
    }

    static Filled updating(Study study) {
        return study.recalibrations().isEmpty()
                ? Filled.notApplicable("nothing was updated.")
                : Filled.whole(study.recalibrations().stream()
                        .map(one -> one.candidate() + ": " + one.method() + ", on " + one.localPatients()
                                + " local patients who are not in the evaluation after it.")
                        .collect(Collectors.joining(" ")));
    }

    static Filled computing(Study study) {
        String name = study.origin().packageName();
        return Filled.whole((name.isEmpty() ? "" : "By the package " + name + ". ")
                + "By the code that also answers in the server. "
                + Checklist.stepsOf(study, "12g"));
    }

    static Filled fairness(Study study) {
        return study.main()
                .filter(main -> !main.subgroups().isEmpty())
                .map(main -> Filled.part(
                        "All figures also by subgroup: "
                                + main.subgroups().stream()
                                        .map(Evaluation.Group::english)
                                        .collect(Collectors.joining(", "))
                                + ". " + Checklist.stepsOf(study, "14"),
                        "which differences matter, and what was done about them"))
                .orElseGet(() -> Filled.notReported("no subgroup was evaluated."));
    }

    static Filled output(Study study) {
        String threshold = study.main()
                .flatMap(main -> main.whole().of(study.subject()))
                .map(Result::atThreshold)
                .map(at -> " For yes/no figures: yes from " + Numbers.percent(at.threshold(), 1) + " (" + at.chosenBy()
                        + ").")
                .orElse("");
        return Filled.whole("A probability within the horizon, or a refusal with its reason." + threshold);
    }

    static Filled difference(Study study) {
        Optional<Cohort> development = study.cohort(Cohort.Role.DEVELOPMENT);
        Optional<Cohort> external = study.cohort(Cohort.Role.EXTERNAL);
        if (development.isEmpty() || external.isEmpty()) {
            return Filled.notReported("only one cohort is known to this run.");
        }
        return Filled.part(
                "Outcome in " + Numbers.percent(development.get().prevalence(), 1) + " of the development cohort and "
                        + Numbers.percent(external.get().prevalence(), 1)
                        + " of the external one; inputs and outcome have the same definition (one task file).",
                "differences in setting and inclusion");
    }

    static Filled protocol(Study study) {
        return Filled.part(
                "Section Protocol; the task file's digest is in section Origin.", "where a protocol was laid down");
    }

    static Filled data(Study study) {
        return study.invented()
                ? Filled.whole(
                        "Invented; the digests are in section Origin, and the same seed draws the same patients.")
                : Filled.byOwner("whether and how the data can be had");
    }

    static Filled code(Study study) {
        return Filled.whole("RheumaRoute, Apache License 2.0; versions, settings and seed are in section Origin.");
    }

    static Filled flow(Study study) {
        String text = MethodTexts.byCohort(
                study,
                cohort -> cohort.rows() + " rows"
                        + (cohort.excluded().isEmpty() ? "" : ", left out " + MethodTexts.excluded(cohort)) + ", "
                        + cohort.patients() + " patients, " + cohort.events() + " with the outcome.");
        return study.invented() ? Filled.whole(text) : Filled.part(text, "length of follow-up");
    }

    static Filled characteristics(Study study) {
        boolean known =
                study.cohorts().stream().anyMatch(cohort -> !cohort.values().isEmpty());
        return known ? Filled.whole("Section Patients.") : Filled.notReported("no summary of the inputs was made.");
    }

    static Filled comparison(Study study) {
        long known = study.cohorts().stream()
                .filter(cohort -> !cohort.values().isEmpty())
                .count();
        return known > 1
                ? Filled.whole("Section Patients, side by side.")
                : Filled.notReported("only one cohort is known to this run.");
    }

    static Filled numbers(Study study) {
        return Filled.found(
                study.evaluations().stream()
                        .map(evaluation -> evaluation.kind().words() + ": "
                                + evaluation.whole().patients() + " patients, "
                                + evaluation.whole().events() + " with the outcome.")
                        .collect(Collectors.joining(" ")),
                "no evaluation was run.");
    }

    static Filled specification(Study study) {
        String name = study.origin().packageName();
        return name.isEmpty()
                ? Filled.notReported("no package was written.")
                : Filled.whole("The signed package " + name + " holds weights, preprocessing, calibration and card.");
    }

    static Filled performance(Study study) {
        return study.evaluations().isEmpty()
                ? Filled.notReported("no evaluation was run.")
                : Filled.whole("First page, and the sections from Discrimination to Subgroups.");
    }

    static Filled bySite(Study study) {
        return study.cohorts().stream().allMatch(cohort -> cohort.sites() <= 1)
                ? Filled.notApplicable("each cohort has one site.")
                : study.evaluations().stream().noneMatch(one -> !one.sites().isEmpty())
                        ? Filled.notReported("figures by site were not computed.")
                        : Filled.whole("Section Sites.");
    }

    static Filled updated(Study study) {
        return study.recalibrations().isEmpty()
                ? Filled.notApplicable("nothing was updated.")
                : Filled.whole("Section Recalibration: old and new intercept and slope, figures before and after.");
    }

    static Filled meaning(Study study) {
        return Filled.part("The verdict on the first page.", "comparison with other studies");
    }

    static Filled limits(Study study) {
        String limits = String.join(" ", study.question().limits());
        String against = Verdict.of(study).stream()
                .filter(finding -> finding.tone() == Finding.Tone.AGAINST)
                .map(Finding::text)
                .collect(Collectors.joining(" "));
        return Filled.whole((limits + " " + against + (study.invented() ? " " + Report.INVENTED : "")).strip());
    }

    static Filled poorInput(Study study) {
        String safeguards = study.safeguards().stream()
                .map(one -> one.name() + ": " + Numbers.percent(one.figure(), 1) + " (wanted: " + one.wanted() + ").")
                .collect(Collectors.joining(" "));
        return Filled.whole(
                ("A patient without a required input, or with a value outside its range, gets a refusal with the reason,"
                                + " never a number. " + safeguards)
                        .strip());
    }

    static Filled users(Study study) {
        return Filled.part(
                "The server reads the inputs from the record. "
                        + study.question().outOfScope(),
                "what its users must know");
    }

    static Filled next(Study study) {
        boolean external = study.evaluation(Evaluation.Kind.EXTERNAL).isPresent();
        return Filled.part(
                external
                        ? "Recalibration and evaluation at each site before use."
                        : "Evaluation on another cohort, before any use.",
                "plans");
    }
}

package org.rheumaroute.training.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers to the checklist items of introduction and methods. Pure. */
final class MethodTexts {
    private static final String INVENTED = "the patients are invented.";

    private MethodTexts() {}

    static Filled title(Study study) {
        String kinds = study.candidates().stream()
                .map(candidate -> candidate.kind().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        String doing = study.kind() == Study.Kind.DEVELOPMENT ? "Development" : "Validation";
        return Filled.whole(
                doing + " of a prediction model: " + study.question().title() + ". Kinds of model: " + kinds + ".");
    }

    static Filled summary(Study study) {
        return Filled.whole("The first page: question, verdict, main table.");
    }

    static Filled setting(Study study) {
        String existing = study.candidates().stream()
                .filter(candidate -> candidate.kind() == Candidate.Kind.BASELINE)
                .map(Candidate::title)
                .collect(Collectors.joining(", "));
        return Filled.part(
                study.question().intendedUse() + (existing.isEmpty() ? "" : " Compared with: " + existing + "."),
                "why the model is needed, and a review of existing ones");
    }

    static Filled use(Study study) {
        return Filled.whole(
                study.question().intendedUse() + " " + study.question().outOfScope());
    }

    static Filled inequalities(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("known inequalities between groups of patients");
    }

    static Filled aim(Study study) {
        return Filled.whole(
                study.kind() == Study.Kind.DEVELOPMENT
                        ? "To develop a package, to compare "
                                + study.candidates().size()
                                + " candidates on the same patients, and to say which of them is worth using."
                        : "To evaluate an existing package on another cohort.");
    }

    static Filled source(Study study) {
        String text = byCohort(study, Cohort::description);
        return study.invented()
                ? Filled.whole(text + " They represent no population.")
                : Filled.part(text, "why these data, and whom they represent");
    }

    static Filled dates(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("first and last inclusion, end of follow-up");
    }

    static Filled places(Study study) {
        String text = byCohort(study, cohort -> cohort.sites() == 1 ? "1 site." : cohort.sites() + " sites.");
        return study.invented() ? Filled.whole(text) : Filled.part(text, "kind and location of the sites");
    }

    static Filled inclusion(Study study) {
        String required = study.inputs().stream()
                .filter(Input::required)
                .map(Input::english)
                .collect(Collectors.joining(", "));
        String text = "Every row of the table whose required inputs are known (" + required
                + ") and in range. Left out: "
                + byCohort(study, cohort -> cohort.excluded().isEmpty() ? "none." : excluded(cohort) + ".");
        return study.invented()
                ? Filled.whole(text)
                : Filled.part(text, "criteria by which patients came into the table");
    }

    static String excluded(Cohort cohort) {
        return cohort.excluded().entrySet().stream()
                .map(one -> one.getValue() + " because " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    static Filled treatments(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("treatments, and how the analysis dealt with them");
    }

    static Filled preparation(Study study) {
        String text = "Each input has one unit and an accepted range; a cell outside it stops the run with row, column"
                + " and reason.";
        return Filled.whole((text + " " + Checklist.stepsOf(study, "7")).strip());
    }

    static Filled outcome(Study study) {
        String text =
                study.question().outcome() + " Horizon: " + study.question().horizon() + ".";
        return study.invented()
                ? Filled.whole(text + " Drawn by chance from each invented patient's probability.")
                : Filled.part(text, "how and when the outcome was judged");
    }

    static Filled outcomeAssessors(Study study) {
        return study.invented() ? Filled.notApplicable(INVENTED) : Filled.byOwner("who judged the outcome");
    }

    static Filled outcomeBlinding(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("whether those who judged it knew the inputs");
    }

    static Filled inputChoice(Study study) {
        return Filled.whole(study.inputs().size()
                + " inputs, named in the task file before the run; none was chosen by looking at the outcome.");
    }

    static Filled inputs(Study study) {
        String text = study.inputs().stream()
                .map(input -> input.english() + " [" + input.unit() + "]")
                .collect(Collectors.joining(", ", "", "."));
        return study.invented()
                ? Filled.whole(text)
                : Filled.part(text, "how and when each was measured, and blinding");
    }

    static Filled inputAssessors(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("who counted joints and gave the global assessments");
    }

    static Filled sampleSize(Study study) {
        String text = byCohort(
                study,
                cohort -> cohort.patients() + " patients, " + cohort.events() + " with the outcome ("
                        + Numbers.decimal(
                                (double) cohort.events()
                                        / Math.max(1, study.inputs().size()),
                                1)
                        + " for each input).");
        return Filled.part(text + " All rows that could be used were used.", "how the size was arrived at");
    }

    static Filled missing(Study study) {
        String range = byCohort(study, cohort -> {
            double most = cohort.values().stream()
                    .mapToDouble(Cohort.Values::missing)
                    .max()
                    .orElse(0);
            return "at most " + Numbers.percent(most, 1) + " of an input.";
        });
        String text = "A patient without a required input is left out, as in use. Missing: " + range + " "
                + Checklist.stepsOf(study, "11");
        return Filled.whole(text.strip());
    }

    static Filled partition(Study study) {
        String text = study.evaluations().stream()
                .map(evaluation -> evaluation.method())
                .collect(Collectors.joining(" "));
        return Filled.found(Checklist.stepsOf(study, "12a") + " " + text, "no evaluation was run.");
    }

    static Filled models(Study study) {
        String text = study.candidates().stream()
                .map(candidate -> candidate.title() + ": " + candidate.description())
                .collect(Collectors.joining(" "));
        return Filled.whole((text + " " + Checklist.stepsOf(study, "12c")).strip() + " Settings: section Origin.");
    }

    static Filled sites(Study study) {
        return study.cohorts().stream().allMatch(cohort -> cohort.sites() <= 1)
                ? Filled.notApplicable("each cohort has one site.")
                : Filled.found(Checklist.stepsOf(study, "12d"), "the protocol does not say how sites were handled.");
    }

    /** An item that the protocol alone answers. */
    static Filled steps(Study study, String item) {
        return Filled.found(Checklist.stepsOf(study, item), "the protocol does not say it.");
    }

    static Filled ethics(Study study) {
        return study.invented()
                ? Filled.notApplicable(INVENTED)
                : Filled.byOwner("committee, number, consent or waiver");
    }

    /** One text for each cohort, named when there are two. */
    static String byCohort(Study study, Function<Cohort, String> text) {
        List<Cohort> cohorts = study.cohorts();
        return cohorts.stream()
                .map(cohort -> (cohorts.size() > 1 ? name(cohort) + ": " : "") + text.apply(cohort))
                .collect(Collectors.joining(" "));
    }

    private static String name(Cohort cohort) {
        return cohort.role() == Cohort.Role.DEVELOPMENT ? "Development" : "External";
    }
}

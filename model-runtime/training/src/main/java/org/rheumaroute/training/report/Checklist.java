package org.rheumaroute.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills the TRIPOD+AI items from what was run. Numbers are those of the statement (Collins and others 2024, BMJ
 * 385:e078378); names are our own, because its wording is not ours to copy. Pure.
 */
final class Checklist {
    private static final String FRONT = "Title and abstract";
    private static final String INTRODUCTION = "Introduction";
    private static final String METHODS = "Methods";
    private static final String OPEN = "Open science";
    private static final String INVOLVEMENT = "Involvement";
    private static final String RESULTS = "Results";
    private static final String DISCUSSION = "Discussion";

    private static final List<Item> ITEMS = List.of(
            new Item("1", FRONT, "Title", false, MethodTexts::title),
            new Item("2", FRONT, "Summary", false, MethodTexts::summary),
            new Item("3a", INTRODUCTION, "Clinical setting, reason, existing models", false, MethodTexts::setting),
            new Item("3b", INTRODUCTION, "For which patients and users", false, MethodTexts::use),
            new Item("3c", INTRODUCTION, "Known health inequalities", false, MethodTexts::inequalities),
            new Item("4", INTRODUCTION, "Aim", false, MethodTexts::aim),
            new Item("5a", METHODS, "Where the data come from", false, MethodTexts::source),
            new Item("5b", METHODS, "Dates", false, MethodTexts::dates),
            new Item("6a", METHODS, "Places", false, MethodTexts::places),
            new Item("6b", METHODS, "Who was included", false, MethodTexts::inclusion),
            new Item("6c", METHODS, "Treatments", false, MethodTexts::treatments),
            new Item("7", METHODS, "Preparation of the data", false, MethodTexts::preparation),
            new Item("8a", METHODS, "Outcome and horizon", false, MethodTexts::outcome),
            new Item("8b", METHODS, "Who judged the outcome", false, MethodTexts::outcomeAssessors),
            new Item("8c", METHODS, "Outcome judged blind", false, MethodTexts::outcomeBlinding),
            new Item("9a", METHODS, "Choice of inputs", true, MethodTexts::inputChoice),
            new Item("9b", METHODS, "Definition of inputs", false, MethodTexts::inputs),
            new Item("9c", METHODS, "Who judged subjective inputs", false, MethodTexts::inputAssessors),
            new Item("10", METHODS, "Sample size", false, MethodTexts::sampleSize),
            new Item("11", METHODS, "Missing values", false, MethodTexts::missing),
            new Item("12a", METHODS, "Which data for which purpose", true, MethodTexts::partition),
            new Item("12b", METHODS, "Form of the inputs", true, s -> MethodTexts.steps(s, "12b")),
            new Item("12c", METHODS, "Models, tuning, internal validation", true, MethodTexts::models),
            new Item("12d", METHODS, "Differences between sites", false, MethodTexts::sites),
            new Item("12e", METHODS, "Measures of performance", false, ResultTexts::measures),
            new Item("12f", METHODS, "Updating", false, ResultTexts::updating),
            new Item("12g", METHODS, "How predictions were computed", false, ResultTexts::computing),
            new Item("13", METHODS, "Class imbalance", false, s -> MethodTexts.steps(s, "13")),
            new Item("14", METHODS, "Fairness", false, ResultTexts::fairness),
            new Item("15", METHODS, "What the model answers", true, ResultTexts::output),
            new Item("16", METHODS, "Development against evaluation", false, ResultTexts::difference),
            new Item("17", METHODS, "Ethics approval", false, MethodTexts::ethics),
            new Item("18a", OPEN, "Funding", false, s -> Filled.byOwner("funding and the funder's role")),
            new Item("18b", OPEN, "Conflicts of interest", false, s -> Filled.byOwner("conflicts of interest")),
            new Item("18c", OPEN, "Protocol", false, ResultTexts::protocol),
            new Item(
                    "18d",
                    OPEN,
                    "Registration",
                    false,
                    s -> Filled.byOwner("register and number, or that there is none")),
            new Item("18e", OPEN, "Data", false, ResultTexts::data),
            new Item("18f", OPEN, "Code", false, ResultTexts::code),
            new Item(
                    "19",
                    INVOLVEMENT,
                    "Patients and public",
                    false,
                    s -> Filled.byOwner("how patients were involved, or that they were not")),
            new Item("20a", RESULTS, "Flow of patients", false, ResultTexts::flow),
            new Item("20b", RESULTS, "Who the patients were", false, ResultTexts::characteristics),
            new Item("20c", RESULTS, "Inputs in both cohorts", false, ResultTexts::comparison),
            new Item("21", RESULTS, "Numbers in each analysis", false, ResultTexts::numbers),
            new Item("22", RESULTS, "The whole model", true, ResultTexts::specification),
            new Item("23a", RESULTS, "Performance with intervals", false, ResultTexts::performance),
            new Item("23b", RESULTS, "Performance by site", false, ResultTexts::bySite),
            new Item("24", RESULTS, "Result of updating", false, ResultTexts::updated),
            new Item("25", DISCUSSION, "What it means", false, ResultTexts::meaning),
            new Item("26", DISCUSSION, "Limits", false, ResultTexts::limits),
            new Item("27a", DISCUSSION, "Poor or missing input in use", true, ResultTexts::poorInput),
            new Item("27b", DISCUSSION, "What users must do and know", true, ResultTexts::users),
            new Item("27c", DISCUSSION, "Next steps", false, ResultTexts::next));

    private Checklist() {}

    /** An item; those of development alone do not apply to a validation. */
    private record Item(
            String number, String section, String name, boolean developmentOnly, Function<Study, Filled> answer) {
        ChecklistItem fill(Study study) {
            Filled filled = developmentOnly && study.kind() == Study.Kind.VALIDATION
                    ? Filled.notApplicable("this run evaluates a package; see the report of its development.")
                    : answer.apply(study);
            String owner = study.owner().get(number);
            Filled whole = owner == null || owner.isBlank() ? filled : filled.and(owner);
            return new ChecklistItem(number, section, name, whole.status(), whole.text());
        }
    }

    static List<ChecklistItem> of(Study study) {
        List<ChecklistItem> filled = new ArrayList<>();
        ITEMS.forEach(item -> filled.add(item.fill(study)));
        return filled;
    }

    /** Steps of the protocol that answer an item, as one text; empty when there is none. */
    static String stepsOf(Study study, String item) {
        return study.protocol().stream()
                .filter(step -> step.items().contains(item))
                .map(Step::text)
                .collect(Collectors.joining(" "));
    }
}

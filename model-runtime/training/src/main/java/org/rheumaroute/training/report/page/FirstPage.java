package org.rheumaroute.training.report.page;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.markup.Markup;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Finding;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Question;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** What a rheumatologist reads: the question, the verdict in plain words, the main table. */
final class FirstPage {
    private final Report report;
    private final Study study;
    private final Looks looks;

    FirstPage(Report report, Looks looks) {
        this.report = report;
        this.study = report.study();
        this.looks = looks;
    }

    void write(Html html) {
        html.raw("<div class=\"first\">\n");
        question(html);
        verdict(html);
        study.main().ifPresent(main -> {
            html.table(mainTable(main));
            html.note("AUC: 0.5 is a coin, 1 is perfect. Brier score: mean squared error of the probability, 0 is"
                    + " best. Slope: 1 is right, below 1 the probabilities are too extreme. Right: share of right"
                    + " yes/no answers.");
        });
        html.table(evaluations());
        html.raw("</div>\n");
    }

    private void question(Html html) {
        Question question = study.question();
        html.section("question", "The question", "問い");
        html.paragraph(question.intendedUse());
        html.raw("<dl class=\"facts\">");
        fact(html, "Outcome", question.outcome() + " Horizon: " + question.horizon() + ".");
        fact(
                html,
                "Patients",
                study.cohorts().stream()
                        .map(cohort -> PatientsSection.name(cohort.role()) + ": " + cohort.patients() + ", "
                                + cohort.events() + " with the outcome (" + Numbers.percent(cohort.prevalence(), 1)
                                + "). "
                                + cohort.description())
                        .collect(Collectors.joining(" ")));
        String compared =
                study.subject().equals(study.reference()) ? "" : ", compared with " + looks.title(study.reference());
        fact(
                html,
                "About",
                looks.title(study.subject()) + ", task " + question.task() + ", version " + question.version()
                        + compared);
        html.raw("</dl>\n").end();
    }

    private static void fact(Html html, String name, String text) {
        html.raw("<dt>" + Markup.text(name) + "</dt><dd>" + Markup.text(text) + "</dd>");
    }

    private void verdict(Html html) {
        html.section("verdict", "In plain words", "結論");
        html.raw("<ul class=\"verdict\">\n");
        for (Finding finding : report.verdict()) {
            html.raw("<li class=\"" + tone(finding) + "\"><span class=\"sign\">" + sign(finding) + "</span> "
                    + Markup.text(finding.text()) + "</li>\n");
        }
        html.raw("</ul>\n").end();
    }

    private static String tone(Finding finding) {
        return switch (finding.tone()) {
            case FOR -> "for";
            case AGAINST -> "against";
            case NEITHER -> "neither";
        };
    }

    /** Read aloud by their label; told apart in print without colour. */
    private static String sign(Finding finding) {
        return switch (finding.tone()) {
            case FOR -> "<span role=\"img\" aria-label=\"for it\">+</span>";
            case AGAINST -> "<span role=\"img\" aria-label=\"against it\">!</span>";
            case NEITHER -> "<span aria-hidden=\"true\">·</span>";
        };
    }

    private Table mainTable(Evaluation main) {
        Group group = main.whole();
        Table table = new Table(
                looks.told("Every candidate on the same " + group.patients() + " patients, " + group.events()
                        + " with the outcome: " + main.kind().words() + "."),
                "Candidate",
                "AUC (95 %)",
                "AUC vs reference",
                "p",
                "Brier",
                "Slope (95 %)",
                "Right");
        for (Result result : looks.ordered(group)) {
            table.row(looks.row(result.candidate()), row(result).cells());
        }
        bounds(table, group);
        return table;
    }

    private Row row(Result result) {
        Result.Difference difference = result.toReference();
        return Row.of(looks.marked(result.candidate()))
                .estimate(result.auc(), 3)
                .difference(difference == null ? null : difference.value(), 3)
                .number(Numbers.p(difference == null ? null : difference.p()))
                .number(value(result.brier(), 3))
                .estimate(result.calibrationSlope(), 2)
                .number(accuracy(result));
    }

    private static String value(@Nullable Estimate estimate, int places) {
        return estimate == null ? Numbers.ABSENT : Numbers.decimal(estimate.value(), places);
    }

    private static String accuracy(Result result) {
        Result.AtThreshold at = result.atThreshold();
        return at == null || at.accuracy() == null
                ? Numbers.ABSENT
                : Numbers.percent(at.accuracy().value(), 1);
    }

    private static void bounds(Table table, Group group) {
        Double brier = group.bestReachableBrier();
        if (group.bestReachableAuc() != null || brier != null) {
            table.row(
                    "bound",
                    Row.of("Best reachable")
                            .estimate(group.bestReachableAuc(), 3)
                            .number("")
                            .number("")
                            .number(brier == null ? Numbers.ABSENT : Numbers.decimal(brier, 3))
                            .number("")
                            .number("")
                            .cells());
        }
        table.row(
                "bound",
                Row.of("Always answering no")
                        .number("")
                        .number("")
                        .number("")
                        .number("")
                        .number("")
                        .number(Numbers.percent(group.alwaysNo(), 1))
                        .cells());
    }

    /** The subject wherever it was evaluated: development against external, before against after recalibration. */
    private Table evaluations() {
        Table table = new Table(
                looks.told(looks.title(study.subject()) + " in each evaluation."),
                "Evaluation",
                "Patients",
                "Events",
                "AUC (95 %)",
                "Reachable",
                "Brier",
                "Intercept (95 %)",
                "Slope (95 %)");
        for (Evaluation evaluation : study.evaluations()) {
            Optional<Result> subject = evaluation.whole().of(study.subject());
            table.row("", row(evaluation, subject.orElse(null)).cells());
        }
        return table;
    }

    private static Row row(Evaluation evaluation, @Nullable Result subject) {
        Group group = evaluation.whole();
        return Row.of(evaluation.kind().words())
                .number(Integer.toString(group.patients()))
                .number(Integer.toString(group.events()))
                .estimate(subject == null ? null : subject.auc(), 3)
                .number(
                        group.bestReachableAuc() == null
                                ? Numbers.ABSENT
                                : Numbers.decimal(group.bestReachableAuc().value(), 3))
                .number(value(subject == null ? null : subject.brier(), 3))
                .estimate(subject == null ? null : subject.calibrationIntercept(), 2)
                .estimate(subject == null ? null : subject.calibrationSlope(), 2);
    }
}

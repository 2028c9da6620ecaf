package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Forest;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** The subject by subgroup, and by site, beside the reference. */
final class SubgroupSection {
    private final Study study;
    private final Looks looks;

    SubgroupSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    /** Ways to part the patients of an evaluation. */
    private enum Parts {
        SUBGROUPS("subgroup", Evaluation::subgroups),
        SITES("site", Evaluation::sites);

        private final String word;
        private final Function<Evaluation, List<Group>> of;

        Parts(String word, Function<Evaluation, List<Group>> of) {
            this.word = word;
            this.of = of;
        }
    }

    void write(Html html) {
        html.section("subgroups", "Subgroups", "部分集団");
        if (drawn(Parts.SUBGROUPS).isEmpty()) {
            html.paragraph("No subgroup was evaluated.");
        } else {
            html.paragraph("A subgroup has fewer patients than the whole, so its interval is wider; a difference"
                    + " between subgroups with overlapping intervals may be chance.");
            write(html, Parts.SUBGROUPS);
        }
        html.end();
        if (!drawn(Parts.SITES).isEmpty()) {
            html.section("sites", "Sites", "施設別");
            html.paragraph("The same figures in the patients of each site. Where each outer fold is one site, or the"
                    + " cohort is an external one, no model has seen a patient of the site; in other cross-validation"
                    + " the models have seen others of its patients. Sites differ by chance too: read the intervals.");
            write(html, Parts.SITES);
            html.end();
        }
    }

    private List<Evaluation> drawn(Parts parts) {
        return study.evaluations().stream()
                .filter(evaluation -> !parts.of.apply(evaluation).isEmpty())
                .filter(Looks::isDrawn)
                .toList();
    }

    private void write(Html html, Parts parts) {
        html.raw(looks.legend(List.of(study.subject(), study.reference())));
        for (Evaluation evaluation : drawn(parts)) {
            html.figures(1, List.of(figure(evaluation, parts))).table(table(evaluation, parts));
        }
    }

    private Figure figure(Evaluation evaluation, Parts parts) {
        Forest forest = new Forest(
                looks.caption(
                        parts.word + "s-" + DiscriminationSection.key(evaluation),
                        "AUC by " + parts.word + ", " + evaluation.kind().words(),
                        "For each " + parts.word + " the AUC of " + looks.title(study.subject()) + " and of "
                                + looks.title(study.reference()) + " with 95 % intervals."),
                axis(evaluation, parts),
                300);
        row(forest, evaluation.whole(), true);
        parts.of.apply(evaluation).forEach(group -> row(forest, group, false));
        evaluation.whole().of(study.subject()).map(Result::auc).ifPresent(auc -> forest.guide(auc.value(), "all"));
        return new Figure(forest.svg(), looks.told(evaluation.kind().words() + ": AUC and 95 % interval."));
    }

    private void row(Forest forest, Group group, boolean strong) {
        List<Forest.Mark> marks = new ArrayList<>();
        for (String candidate : List.of(study.subject(), study.reference())) {
            group.of(candidate)
                    .filter(result -> result.auc() != null)
                    .map(result -> Objects.requireNonNull(result.auc()))
                    .ifPresent(auc -> marks.add(new Forest.Mark(
                            auc, looks.of(candidate), candidate.equals(study.subject()), Numbers.estimate(auc, 2))));
        }
        String japanese = group.japanese().isEmpty() ? "" : " " + group.japanese();
        forest.row(new Forest.Row(
                group.english() + japanese + " (" + group.events() + "/" + group.patients() + ")",
                strong,
                study.subject().equals(study.reference()) ? marks.subList(0, Math.min(1, marks.size())) : marks));
    }

    private Axis axis(Evaluation evaluation, Parts parts) {
        List<Group> groups = new ArrayList<>(parts.of.apply(evaluation));
        groups.add(evaluation.whole());
        double low = 0.5;
        double high = 0.6;
        for (Group group : groups) {
            for (String candidate : List.of(study.subject(), study.reference())) {
                Estimate auc = group.of(candidate).map(Result::auc).orElse(null);
                if (auc != null) {
                    low = Math.min(low, auc.low() == null ? auc.value() : auc.low());
                    high = Math.max(high, auc.high() == null ? auc.value() : auc.high());
                }
            }
        }
        return Axis.linear(
                "AUC", Math.max(0, Math.floor(10 * low) / 10), Math.min(1, Math.ceil(20 * high + 0.2) / 20), 5);
    }

    private Table table(Evaluation evaluation, Parts parts) {
        Table table = new Table(
                looks.told(looks.title(study.subject()) + " by " + parts.word + ", "
                        + evaluation.kind().words() + "."),
                parts == Parts.SITES ? "Site" : "Subgroup",
                "Patients",
                "With outcome",
                "AUC",
                "AUC vs reference",
                "p",
                "Brier score",
                "Calibration intercept",
                "Calibration slope",
                "Right as yes/no",
                "Always no");
        List<Group> groups = new ArrayList<>(List.of(evaluation.whole()));
        groups.addAll(parts.of.apply(evaluation));
        groups.forEach(group -> group.of(study.subject())
                .ifPresent(result -> table.row("", row(group, result).cells())));
        return table;
    }

    private static Row row(Group group, Result result) {
        Result.Difference difference = result.toReference();
        Result.AtThreshold at = result.atThreshold();
        return Row.of(group.english(), group.japanese())
                .number(Integer.toString(group.patients()))
                .number(Integer.toString(group.events()))
                .estimate(result.auc(), 3)
                .difference(difference == null ? null : difference.value(), 3)
                .number(Numbers.p(difference == null ? null : difference.p()))
                .number(
                        result.brier() == null
                                ? Numbers.ABSENT
                                : Numbers.decimal(result.brier().value(), 3))
                .estimate(result.calibrationIntercept(), 2)
                .estimate(result.calibrationSlope(), 2)
                .number(
                        at == null || at.accuracy() == null
                                ? Numbers.ABSENT
                                : Numbers.percent(at.accuracy().value(), 1))
                .number(Numbers.percent(group.alwaysNo(), 1));
    }
}

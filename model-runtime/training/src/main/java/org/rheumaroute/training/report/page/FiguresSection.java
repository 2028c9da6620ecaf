package org.rheumaroute.training.report.page;

import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** Every figure of every candidate in every evaluation and subgroup. */
final class FiguresSection {
    private final Study study;
    private final Looks looks;
    private final UseSection use;

    FiguresSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
        this.use = new UseSection(study, looks);
    }

    void write(Html html) {
        html.section("figures", "All figures", "全数値");
        html.paragraph(
                "Every candidate in every evaluation, subgroup and site, with 95 % intervals; – where a figure is not"
                        + " defined or was not computed. Scaled Brier: 1 is perfect, 0 as good as the prevalence.");
        for (Evaluation evaluation : study.evaluations()) {
            html.heading(evaluation.kind().words()).note(evaluation.method());
            group(html, evaluation.whole());
            evaluation.subgroups().forEach(group -> group(html, group));
            evaluation.sites().forEach(group -> group(html, group));
        }
        html.end();
    }

    private void group(Html html, Group group) {
        String name = group.english() + (group.japanese().isEmpty() ? "" : " " + group.japanese());
        Table first = new Table(
                looks.told(name + ": " + group.patients() + " patients, " + group.events() + " with the outcome. Best"
                        + " reachable AUC " + Numbers.estimate(group.bestReachableAuc(), 3) + ", Brier score "
                        + brier(group) + ". Always answering no: " + Numbers.percent(group.alwaysNo(), 1) + "."),
                "Candidate",
                "AUC",
                "AUC vs reference",
                "p",
                "Brier score",
                "Scaled Brier",
                "Calibration intercept",
                "Calibration slope");
        Table second = UseSection.thresholdTable(looks.told(name + ": yes/no figures."));
        for (Result result : looks.ordered(group)) {
            Result.Difference difference = result.toReference();
            first.row(
                    looks.row(result.candidate()),
                    Row.of(looks.marked(result.candidate()))
                            .estimate(result.auc(), 3)
                            .difference(difference == null ? null : difference.value(), 3)
                            .number(Numbers.p(difference == null ? null : difference.p()))
                            .estimate(result.brier(), 3)
                            .estimate(result.scaledBrier(), 3)
                            .estimate(result.calibrationIntercept(), 2)
                            .estimate(result.calibrationSlope(), 2)
                            .cells());
            use.thresholdRow(second, result);
        }
        html.table(first);
        if (!second.isEmpty()) {
            html.table(second);
        }
    }

    private static String brier(Group group) {
        Double brier = group.bestReachableBrier();
        return brier == null ? Numbers.ABSENT : Numbers.decimal(brier, 3);
    }
}

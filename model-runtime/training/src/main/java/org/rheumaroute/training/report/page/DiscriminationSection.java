package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Point;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Forest;
import org.rheumaroute.training.report.chart.Plot;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** AUCs of all candidates beside the best reachable one, and ROC curves. */
final class DiscriminationSection {
    private static final double SIDE = 320;

    private final Study study;
    private final Looks looks;

    DiscriminationSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        html.section("discrimination", "Discrimination", "識別能");
        html.paragraph("How well the candidates put patients in order. A longer line is a less certain figure. Lines"
                + " that overlap do not show that two candidates are equal: the paired test in the main table does"
                + " that comparison.");
        study.evaluations().stream()
                .filter(Looks::isDrawn)
                .forEach(evaluation -> html.figures(1, List.of(forest(evaluation))));
        List<Evaluation> drawn = study.evaluations().stream()
                .filter(Looks::isDrawn)
                .filter(evaluation -> evaluation.whole().results().stream()
                        .anyMatch(result -> !result.curves().roc().isEmpty()))
                .toList();
        if (!drawn.isEmpty()) {
            String legend = looks.legend(drawn.stream()
                    .flatMap(evaluation -> looks.ordered(evaluation.whole()).stream())
                    .filter(result -> !result.curves().roc().isEmpty())
                    .map(Result::candidate)
                    .toList());
            html.figures("ROC curves", legend, 2, drawn.stream().map(this::roc).toList());
            html.behind(
                    "Figures behind the ROC curves",
                    drawn.stream().map(this::rocTable).toList());
        }
        html.end();
    }

    private Figure forest(Evaluation evaluation) {
        Group group = evaluation.whole();
        Forest forest = new Forest(
                looks.caption(
                        "forest-" + key(evaluation),
                        "AUC of every candidate, " + evaluation.kind().words(),
                        "One row for each candidate with its AUC and 95 % interval; the figures are in the main table"
                                + " and in the section All figures."),
                aucAxis(group),
                330);
        group.results().stream()
                .filter(result -> result.auc() != null)
                .sorted(Comparator.comparingDouble(DiscriminationSection::auc).reversed())
                .forEach(result -> forest.row(new Forest.Row(
                        looks.title(result.candidate()),
                        result.candidate().equals(study.subject()),
                        List.of(new Forest.Mark(
                                Objects.requireNonNull(result.auc()),
                                looks.of(result.candidate()),
                                true,
                                Numbers.estimate(result.auc(), 3))))));
        Estimate reachable = group.bestReachableAuc();
        if (reachable != null) {
            forest.guide(reachable.value(), "best reachable " + Numbers.decimal(reachable.value(), 3));
        }
        return new Figure(
                forest.svg(),
                looks.told(evaluation.kind().words() + ": AUC and 95 % interval, " + group.patients() + " patients, "
                        + group.events() + " with the outcome."));
    }

    /** From a little below 0.5 or the least bound, to a little above the greatest. */
    static Axis aucAxis(Group group) {
        double low = 0.5;
        double high = 0.6;
        for (Result result : group.results()) {
            Estimate auc = result.auc();
            if (auc != null) {
                Double from = auc.low();
                Double to = auc.high();
                low = Math.min(low, from == null ? auc.value() : from);
                high = Math.max(high, to == null ? auc.value() : to);
            }
        }
        Estimate reachable = group.bestReachableAuc();
        high = Math.max(high, reachable == null ? 0 : reachable.value());
        return Axis.linear(
                "AUC", Math.max(0, Math.floor(20 * low - 0.2) / 20), Math.min(1, Math.ceil(20 * high + 0.2) / 20), 6);
    }

    private static double auc(Result result) {
        Estimate auc = result.auc();
        return auc == null ? 0 : auc.value();
    }

    private Figure roc(Evaluation evaluation) {
        Plot plot = new Plot(
                looks.caption(
                        "roc-" + key(evaluation),
                        "ROC curves, " + evaluation.kind().words(),
                        "Sensitivity against false-positive rate for every candidate; the dotted diagonal is a coin."),
                Axis.unit("False-positive rate (1 − specificity)"),
                Axis.unit("Sensitivity"),
                SIDE,
                SIDE);
        plot.guide(0, 0, 1, 1);
        ordered(evaluation.whole().results())
                .forEach(result -> plot.curve(result.curves().roc(), looks.of(result.candidate())));
        evaluation.whole().of(study.subject()).map(Result::atThreshold).ifPresent(at -> {
            Estimate sensitivity = at.sensitivity();
            Estimate specificity = at.specificity();
            if (sensitivity != null && specificity != null) {
                plot.place(
                        new Point(1 - specificity.value(), sensitivity.value()),
                        looks.of(study.subject()),
                        "yes from " + Numbers.percent(at.threshold(), 0));
            }
        });
        return new Figure(plot.svg(), looks.told(evaluation.kind().words() + "."));
    }

    /** The subject last, so that it lies on top. */
    private List<Result> ordered(List<Result> results) {
        List<Result> ordered = new ArrayList<>(results);
        ordered.sort(Comparator.comparing(result -> result.candidate().equals(study.subject())));
        return ordered;
    }

    private Table rocTable(Evaluation evaluation) {
        String[] columns = new String[12];
        columns[0] = "Candidate; sensitivity at a false-positive rate of";
        for (int i = 0; i <= 10; i++) {
            columns[i + 1] = String.format(Locale.ROOT, "%.1f", i / 10.0);
        }
        Table table = new Table(looks.told(evaluation.kind().words() + "."), columns);
        for (Result result : looks.ordered(evaluation.whole())) {
            if (!result.curves().roc().isEmpty()) {
                Row row = Row.of(looks.title(result.candidate()));
                for (int i = 0; i <= 10; i++) {
                    row.number(Numbers.decimal(at(result.curves().roc(), i / 10.0), 3));
                }
                table.row(looks.row(result.candidate()), row.cells());
            }
        }
        return table;
    }

    /** Greatest sensitivity that is reached at a false-positive rate, on the drawn line. */
    private static double at(List<Point> roc, double rate) {
        Point before = roc.get(0);
        for (Point point : roc) {
            if (point.x() > rate) {
                double share = point.x() == before.x() ? 0 : (rate - before.x()) / (point.x() - before.x());
                return before.y() + share * (point.y() - before.y());
            }
            before = point;
        }
        return before.y();
    }

    /** For ids. */
    static String key(Evaluation evaluation) {
        return evaluation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

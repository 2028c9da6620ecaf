package org.rheumaroute.training.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Learning;
import org.rheumaroute.training.report.Learning.Step;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Optimism;
import org.rheumaroute.training.report.Point;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Plot;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** How much the training figures flatter, what more patients would bring, and when no answer is given. */
final class LearningSection {
    private final Study study;
    private final Looks looks;

    LearningSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        Learning learning = study.learning();
        if (!study.optimism().isEmpty()) {
            html.section("optimism", "Optimism", "過剰適合").table(optimism()).end();
        }
        if (learning != null && !learning.points().isEmpty()) {
            html.section("learning", "Learning curve", "学習曲線");
            html.paragraph("Curves that still rise at their right end would gain from more patients.");
            html.raw(looks.legend(names(learning)));
            html.figures(1, List.of(curve(learning)));
            html.behind("Figures behind the learning curve", List.of(table(learning)));
            html.end();
        }
        if (!study.safeguards().isEmpty()) {
            html.section("safeguards", "Knowing when not to answer", "回答を控える判断")
                    .table(safeguards())
                    .end();
        }
    }

    private Table optimism() {
        Table table = new Table(
                looks.told("How much better each candidate looks on its own training patients than it is."),
                "Candidate",
                "Measure",
                "Apparent",
                "Optimism",
                "Corrected",
                "Method");
        for (Optimism one : study.optimism()) {
            table.row(
                    looks.row(one.candidate()),
                    Row.of(looks.marked(one.candidate()))
                            .text(one.measure())
                            .number(Numbers.decimal(one.apparent(), 3))
                            .number(Numbers.decimal(one.optimism(), 3))
                            .number(Numbers.decimal(one.corrected(), 3))
                            .text(one.method())
                            .cells());
        }
        return table;
    }

    private static List<String> names(Learning learning) {
        return learning.points().stream().map(Step::candidate).distinct().toList();
    }

    private Figure curve(Learning learning) {
        double[] sizes = learning.points().stream()
                .mapToDouble(Step::patients)
                .distinct()
                .toArray();
        Plot plot = new Plot(
                looks.caption(
                        "learning-curve",
                        "Learning curve",
                        "AUC against the number of training patients for each candidate; the figures are in the table"
                                + " behind."),
                Axis.logarithmic("Training patients (logarithmic)", sizes),
                axis(learning),
                520,
                270);
        List<String> names = names(learning);
        for (int i = 0; i < names.size(); i++) {
            double apart = StrictMath.pow(1.012, i - (names.size() - 1) / 2.0);
            draw(plot, learning, names.get(i), apart);
        }
        study.main()
                .map(main -> main.whole().bestReachableAuc())
                .ifPresent(best -> plot.level(best.value(), "best reachable " + Numbers.decimal(best.value(), 3)));
        return new Figure(plot.svg(), looks.told(learning.method()));
    }

    /** A little beside each other, so that intervals do not hide each other. */
    private void draw(Plot plot, Learning learning, String candidate, double apart) {
        List<Step> steps = learning.points().stream()
                .filter(step -> step.candidate().equals(candidate))
                .sorted(Comparator.comparingInt(Step::patients))
                .toList();
        plot.curve(
                steps.stream()
                        .map(step ->
                                new Point(step.patients() * apart, step.auc().value()))
                        .toList(),
                looks.of(candidate));
        steps.forEach(step -> plot.mark(step.patients() * apart, step.auc(), looks.of(candidate)));
    }

    private Axis axis(Learning learning) {
        double low = 1;
        double high = study.main()
                .map(main -> main.whole().bestReachableAuc())
                .map(Estimate::value)
                .orElse(0.6);
        for (Step step : learning.points()) {
            Double from = step.auc().low();
            Double to = step.auc().high();
            low = Math.min(low, from == null ? step.auc().value() : from);
            high = Math.max(high, to == null ? step.auc().value() : to);
        }
        return Axis.linear(
                "AUC", Math.max(0, Math.floor(20 * low) / 20), Math.min(1, Math.ceil(20 * high + 0.2) / 20), 5);
    }

    private Table table(Learning learning) {
        List<Integer> sizes = learning.points().stream()
                .map(Step::patients)
                .distinct()
                .sorted()
                .toList();
        String[] columns = new String[sizes.size() + 1];
        columns[0] = "Candidate; patients";
        for (int i = 0; i < sizes.size(); i++) {
            columns[i + 1] = Integer.toString(sizes.get(i));
        }
        Table table = new Table(looks.told("AUC by number of training patients."), columns);
        for (String candidate : names(learning)) {
            Row row = Row.of(looks.marked(candidate));
            for (Integer size : sizes) {
                row.estimate(
                        learning.points().stream()
                                .filter(step ->
                                        step.candidate().equals(candidate) && Objects.equals(step.patients(), size))
                                .map(Step::auc)
                                .findFirst()
                                .orElse(null),
                        3);
            }
            table.row(looks.row(candidate), row.cells());
        }
        return table;
    }

    private Table safeguards() {
        Table table = new Table(looks.told("Intervals and refusals."), "What", "Found", "Wanted", "How it was found");
        for (Safeguard one : study.safeguards()) {
            table.row(
                    "",
                    Row.of(one.name())
                            .percent(one.figure(), 1)
                            .text(one.wanted())
                            .text(one.method())
                            .cells());
        }
        return table;
    }
}

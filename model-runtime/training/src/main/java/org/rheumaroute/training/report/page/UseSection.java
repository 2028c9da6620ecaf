package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Point;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Plot;
import org.rheumaroute.training.report.chart.Stroke;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** Decision curves, and the yes/no figures at the threshold chosen in advance. */
final class UseSection {
    private static final Stroke TREAT_ALL = new Stroke("#1c2530", 1.4, "", Stroke.Marker.CIRCLE);
    private static final int ROWS = 9;

    private final Study study;
    private final Looks looks;

    UseSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        html.section("use", "Use: decision curve and threshold", "臨床的有用性");
        html.paragraph("Net benefit counts patients rightly treated less those treated in vain, weighed by the"
                + " threshold: who acts from 20 % on accepts four in vain for one right. A candidate is of use where"
                + " it lies above both thin lines: treating everybody and treating nobody (0).");
        List<Evaluation> drawn = study.evaluations().stream()
                .filter(Looks::isDrawn)
                .filter(evaluation -> evaluation.whole().results().stream().anyMatch(UseSection::isDrawn))
                .toList();
        if (!drawn.isEmpty()) {
            String legend = looks.legend(drawn.stream()
                    .flatMap(evaluation -> looks.ordered(evaluation.whole()).stream())
                    .filter(UseSection::isDrawn)
                    .map(Result::candidate)
                    .toList());
            html.figures(
                    "Decision curves",
                    legend,
                    2,
                    drawn.stream().map(this::figure).toList());
            html.behind(
                    "Figures behind the decision curves",
                    drawn.stream().map(this::table).toList());
        }
        html.heading("At the threshold chosen in advance");
        study.main()
                .ifPresent(
                        main -> html.table(thresholds(main.whole(), main.kind().words())));
        html.end();
    }

    private static boolean isDrawn(Result result) {
        return !result.curves().netBenefit().isEmpty();
    }

    private Figure figure(Evaluation evaluation) {
        Group group = evaluation.whole();
        double top = DoubleStream.concat(
                        group.treatAll().stream().mapToDouble(Point::y),
                        group.results().stream()
                                .flatMap(result -> result.curves().netBenefit().stream())
                                .mapToDouble(Point::y))
                .max()
                .orElse(0.1);
        double last = group.results().stream()
                .flatMap(result -> result.curves().netBenefit().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1);
        double high = Math.max(0.02, 1.08 * top);
        Plot plot = new Plot(
                looks.caption(
                        "decision-" + DiscriminationSection.key(evaluation),
                        "Decision curves, " + evaluation.kind().words(),
                        "Net benefit against threshold probability for every candidate, for treating everybody and"
                                + " for treating nobody."),
                Axis.linear("Threshold probability", 0, Math.max(0.1, last), 5),
                Axis.linear("Net benefit", -0.2 * high, high, 5),
                330,
                260);
        plot.guide(0, 0, 1, 0).curve(group.treatAll(), TREAT_ALL);
        group.results().stream()
                .sorted(Comparator.comparing(result -> result.candidate().equals(study.subject())))
                .forEach(result -> plot.curve(result.curves().netBenefit(), looks.of(result.candidate())));
        plot.word(Math.min(last, 0.62 * last), -0.03 * high, "nobody: 0");
        return new Figure(
                plot.svg(),
                looks.told(evaluation.kind().words() + ". Thin solid line: treating everybody; dotted: nobody."));
    }

    private Table table(Evaluation evaluation) {
        Group group = evaluation.whole();
        List<Result> drawn =
                looks.ordered(group).stream().filter(UseSection::isDrawn).toList();
        List<String> columns = new ArrayList<>(List.of("Threshold", "Treat all"));
        drawn.forEach(result -> columns.add(looks.title(result.candidate())));
        Table table = new Table(looks.told(evaluation.kind().words() + "."), columns.toArray(String[]::new));
        Map<Double, Double> all = byThreshold(group.treatAll());
        List<Map<Double, Double>> curves = drawn.stream()
                .map(result -> byThreshold(result.curves().netBenefit()))
                .toList();
        List<Double> thresholds =
                drawn.get(0).curves().netBenefit().stream().map(Point::x).toList();
        int step = Math.max(1, thresholds.size() / ROWS);
        for (int i = 0; i < thresholds.size(); i += step) {
            Double at = thresholds.get(i);
            Row row = Row.of(Numbers.percent(at, 0)).number(orAbsent(all.get(at)));
            curves.forEach(curve -> row.number(orAbsent(curve.get(at))));
            table.row("", row.cells());
        }
        return table;
    }

    private static String orAbsent(@Nullable Double value) {
        return value == null ? Numbers.ABSENT : Numbers.decimal(value, 3);
    }

    private static Map<Double, Double> byThreshold(List<Point> points) {
        Map<Double, Double> values = new TreeMap<>();
        points.forEach(point -> values.put(point.x(), point.y()));
        return values;
    }

    private Table thresholds(Group group, String where) {
        Table table = thresholdTable(
                looks.told(where + ". Always answering no is right in " + Numbers.percent(group.alwaysNo(), 1) + "."));
        looks.ordered(group).forEach(result -> thresholdRow(table, result));
        return table;
    }

    /** Also used for the appendix. */
    static Table thresholdTable(String caption) {
        return new Table(
                caption, "Candidate", "Yes from", "Sensitivity", "Specificity", "PPV", "NPV", "F1", "Accuracy");
    }

    void thresholdRow(Table table, Result result) {
        Result.AtThreshold at = result.atThreshold();
        if (at != null) {
            table.row(
                    looks.row(result.candidate()),
                    Row.of(looks.marked(result.candidate()))
                            .number(Numbers.percent(at.threshold(), 1))
                            .percent(at.sensitivity(), 1)
                            .percent(at.specificity(), 1)
                            .percent(at.ppv(), 1)
                            .percent(at.npv(), 1)
                            .estimate(at.f1(), 3)
                            .percent(at.accuracy(), 1)
                            .cells());
        }
    }
}

package org.rheumaroute.training.report.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Explanation;
import org.rheumaroute.training.report.Explanation.Weight;
import org.rheumaroute.training.report.Input;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Bars;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** What moves the predictions, by input and by clinical group. */
final class ExplanationSection {
    private static final Map<String, String> COLOURS = Map.of(
            "inflammation", "#D55E00",
            "serology", "#7A4FA3",
            "joints", "#0072B2",
            "function", "#009E73",
            "person", "#6b7680",
            "expression", "#B07D00");

    private final Study study;
    private final Looks looks;

    ExplanationSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        if (study.explanations().isEmpty()) {
            return;
        }
        html.section("contributions", "What moves the predictions", "予測への寄与");
        html.paragraph("Mean absolute contribution to the log-odds. A contribution explains the model's number; it is"
                + " not a cause. ▲ a higher value raises the probability, ▼ a higher value lowers it, no sign: no clear"
                + " direction.");
        for (int i = 0; i < study.explanations().size(); i++) {
            Explanation explanation = study.explanations().get(i);
            html.heading(looks.title(explanation.candidate()));
            html.figures(1, List.of(bars(explanation, i))).table(groups(explanation));
            html.behind("Figures behind the bars", List.of(table(explanation)));
        }
        html.end();
    }

    private static List<Weight> sorted(Explanation explanation) {
        return explanation.inputs().stream()
                .sorted(Comparator.comparingDouble(Weight::meanAbsolute).reversed())
                .toList();
    }

    private Input input(String name) {
        return study.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Figure bars(Explanation explanation, int number) {
        double most = explanation.inputs().stream()
                .mapToDouble(Weight::meanAbsolute)
                .max()
                .orElse(1);
        Bars bars = new Bars(
                looks.caption(
                        "contributions-" + number,
                        "Contributions, " + looks.title(explanation.candidate()),
                        "One bar for each input, the longest first, with its clinical group and direction."),
                Axis.linear("Mean absolute contribution (log-odds)", 0, most > 0 ? 1.05 * most : 1, 5),
                330);
        for (Weight weight : sorted(explanation)) {
            Input input = input(weight.input());
            bars.row(new Bars.Row(
                    input.english(),
                    input.japanese().equals(input.english()) ? "" : input.japanese(),
                    List.of(new Bars.Bar(
                            weight.meanAbsolute(),
                            COLOURS.getOrDefault(input.group(), "#1c2530"),
                            true,
                            (sign(weight.direction()) + " " + Numbers.decimal(weight.meanAbsolute(), 3) + " "
                                            + input.group())
                                    .strip()))));
        }
        return new Figure(bars.svg(), looks.told(explanation.method() + " " + explanation.patients() + " patients."));
    }

    private static String sign(@Nullable Double direction) {
        if (direction == null || Math.abs(direction) < 0.2) {
            return "";
        }
        return direction > 0 ? "▲" : "▼";
    }

    private Table groups(Explanation explanation) {
        Map<String, Double> sums = new LinkedHashMap<>();
        double all = 0;
        for (Weight weight : explanation.inputs()) {
            sums.merge(input(weight.input()).group(), weight.meanAbsolute(), Double::sum);
            all += weight.meanAbsolute();
        }
        Table table = new Table(
                looks.told("By clinical group: the sum of its inputs' bars."), "Group", "Sum", "Share of all");
        double whole = all;
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(group -> table.row(
                        "",
                        Row.of(capital(group.getKey()))
                                .number(Numbers.decimal(group.getValue(), 3))
                                .number(Numbers.percent(whole > 0 ? group.getValue() / whole : 0, 0))
                                .cells()));
        return table;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Table table(Explanation explanation) {
        Table table = new Table(
                looks.told(looks.title(explanation.candidate()) + "."),
                "Input",
                "Group",
                "Mean absolute contribution",
                "Direction (−1 to 1)");
        for (Weight weight : sorted(explanation)) {
            Input input = input(weight.input());
            table.row(
                    "",
                    Row.of(input.english(), input.japanese())
                            .text(input.group())
                            .number(Numbers.decimal(weight.meanAbsolute(), 3))
                            .number(Optional.ofNullable(weight.direction())
                                    .map(direction -> Numbers.signed(direction, 2))
                                    .orElse(Numbers.ABSENT))
                            .cells());
        }
        return table;
    }
}

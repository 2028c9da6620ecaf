package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Cohort.Quartiles;
import org.rheumaroute.training.report.Cohort.Values;
import org.rheumaroute.training.report.Input;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Bars;
import org.rheumaroute.training.report.chart.Stroke;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** Who the patients were, what was known of them and what was missing. */
final class PatientsSection {
    private final Study study;
    private final Looks looks;

    PatientsSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    static String name(Cohort.Role role) {
        return role == Cohort.Role.DEVELOPMENT ? "Development" : "External";
    }

    void write(Html html) {
        html.section("patients", "Patients", "対象患者").table(cohorts());
        for (Cohort cohort : study.cohorts()) {
            if (!cohort.values().isEmpty()) {
                html.table(characteristics(cohort));
            }
        }
        if (study.cohorts().stream().anyMatch(cohort -> !cohort.values().isEmpty())) {
            html.heading("Missing values").figures(1, List.of(missing()));
        }
        html.end();
    }

    private Table cohorts() {
        Table table = new Table(
                looks.told("From the table to the analysis."),
                "Cohort",
                "Rows",
                "Left out",
                "Patients",
                "With outcome",
                "Share",
                "Sites",
                "Where from");
        for (Cohort cohort : study.cohorts()) {
            List<String> excluded = new ArrayList<>();
            cohort.excluded().forEach((reason, n) -> excluded.add(n + ": " + reason));
            table.row(
                    "",
                    Row.of(name(cohort.role()))
                            .number(Integer.toString(cohort.rows()))
                            .text(excluded.isEmpty() ? "none" : String.join("; ", excluded))
                            .number(Integer.toString(cohort.patients()))
                            .number(Integer.toString(cohort.events()))
                            .number(Numbers.percent(cohort.prevalence(), 1))
                            .number(Integer.toString(cohort.sites()))
                            .text(cohort.description())
                            .cells());
        }
        return table;
    }

    private Table characteristics(Cohort cohort) {
        Table table = new Table(
                looks.told(name(cohort.role())
                        + " cohort: median (first to third quartile) of the known values; share of yes for yes/no"
                        + " inputs."),
                "Input",
                "Unit",
                "All",
                "With outcome",
                "Without",
                "Missing",
                "Below or above a limit");
        for (Values values : cohort.values()) {
            Input input = input(values.input()).orElseThrow();
            table.row(
                    "",
                    Row.of(input.english(), input.japanese())
                            .text(input.unit())
                            .withInterval(middle(input, values.all()), spread(input, values.all()))
                            .withInterval(middle(input, values.withOutcome()), spread(input, values.withOutcome()))
                            .withInterval(middle(input, values.without()), spread(input, values.without()))
                            .number(Numbers.percent(values.missing(), 1))
                            .number(Numbers.percent(values.censored(), 1))
                            .cells());
        }
        return table;
    }

    private Optional<Input> input(String name) {
        return study.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst();
    }

    private static String middle(Input input, @Nullable Quartiles quartiles) {
        if (quartiles == null) {
            return Numbers.ABSENT;
        }
        return isYesNo(input) ? Numbers.percent(quartiles.median(), 1) : short3(quartiles.median());
    }

    private static String spread(Input input, @Nullable Quartiles quartiles) {
        return quartiles == null || isYesNo(input)
                ? ""
                : "(" + short3(quartiles.low()) + " to " + short3(quartiles.high()) + ")";
    }

    private static boolean isYesNo(Input input) {
        return input.unit().equals("1") && input.low() == 0 && input.high() == 1;
    }

    /** Three digits that matter: laboratory values run from tenths to thousands. */
    private static String short3(double value) {
        double size = Math.abs(value);
        return Numbers.decimal(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
    }

    private Figure missing() {
        double most = study.cohorts().stream()
                .flatMap(cohort -> cohort.values().stream())
                .mapToDouble(Values::missing)
                .max()
                .orElse(0);
        Bars bars = new Bars(
                looks.caption(
                        "missing-values",
                        "Share of patients without each input",
                        "One bar for each cohort and input; filled: development, hollow: external."),
                Axis.linear("Patients without it, %", 0, Math.max(5, 105 * most), 5),
                330);
        for (Input input : study.inputs()) {
            List<Bars.Bar> both = new ArrayList<>();
            for (Cohort cohort : study.cohorts()) {
                cohort.values().stream()
                        .filter(values -> values.input().equals(input.name()))
                        .forEach(values -> both.add(new Bars.Bar(
                                100 * values.missing(),
                                Stroke.BLUE,
                                cohort.role() == Cohort.Role.DEVELOPMENT,
                                Numbers.percent(values.missing(), 1))));
            }
            if (!both.isEmpty()) {
                String japanese = input.japanese().equals(input.english()) ? "" : input.japanese();
                bars.row(new Bars.Row(input.english(), japanese, both));
            }
        }
        return new Figure(bars.svg(), looks.told("Filled: development; hollow: external."));
    }
}

package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Recalibration;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Result.CalibrationBin;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Axis;
import org.rheumaroute.training.report.chart.Plot;
import org.rheumaroute.training.report.page.Html.Figure;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** Whether a predicted 30 % happens in 30 of 100. */
final class CalibrationSection {
    private final Study study;
    private final Looks looks;

    CalibrationSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        html.section("calibration", "Calibration", "較正");
        html.paragraph("Of patients who were told 30 %, about 30 in 100 should get the outcome: then the marks lie on"
                + " the dotted line. Marks are groups of patients with their 95 % interval, the curve is a smooth"
                + " estimate. Below, how many patients got which prediction: up with, down without the outcome.");
        List<Figure> subject = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (Evaluation evaluation : study.evaluations()) {
            evaluation
                    .whole()
                    .of(study.subject())
                    .filter(r -> isDrawn(r) && Looks.isDrawn(evaluation))
                    .ifPresent(result -> {
                        subject.add(figure(evaluation, result, 300));
                        tables.add(table(evaluation, result));
                    });
        }
        html.figures(looks.title(study.subject()), "", 2, subject);
        study.main().ifPresent(main -> others(html, main, tables));
        if (!tables.isEmpty()) {
            html.behind("Figures behind the calibration curves", tables);
        }
        recalibrations(html);
        html.end();
    }

    private void others(Html html, Evaluation main, List<Table> tables) {
        List<Figure> figures = new ArrayList<>();
        for (Result result : looks.ordered(main.whole())) {
            if (isDrawn(result) && !result.candidate().equals(study.subject())) {
                figures.add(figure(main, result, 200));
                tables.add(table(main, result));
            }
        }
        if (!figures.isEmpty()) {
            html.figures("The other candidates, " + main.kind().words(), "", 3, figures);
        }
    }

    private static boolean isDrawn(Result result) {
        return !result.curves().calibrationBins().isEmpty()
                || !result.curves().calibrationSmooth().isEmpty();
    }

    private Figure figure(Evaluation evaluation, Result result, double side) {
        String name = looks.title(result.candidate()) + ", " + evaluation.kind().words();
        Plot plot = new Plot(
                looks.caption(
                        "calibration-" + DiscriminationSection.key(evaluation) + "-" + index(result),
                        "Calibration of " + name,
                        "Observed against predicted probability; the dotted diagonal is right."),
                Axis.unit("Predicted probability"),
                Axis.unit("Observed share"),
                side,
                side);
        plot.guide(0, 0, 1, 1);
        plot.curve(result.curves().calibrationSmooth(), looks.of(result.candidate()));
        for (CalibrationBin bin : result.curves().calibrationBins()) {
            plot.mark(bin.predicted(), bin.observed(), looks.of(result.candidate()));
        }
        plot.strip(
                result.curves().histogram().stream()
                        .map(bin -> new Plot.Bar(bin.from(), bin.to(), bin.withOutcome(), bin.without()))
                        .toList(),
                "with",
                "without");
        return new Figure(
                plot.svg(),
                looks.told((result.candidate().equals(study.subject())
                                ? evaluation.kind().words()
                                : looks.title(result.candidate()))
                        + ": intercept " + Numbers.estimate(result.calibrationIntercept(), 2) + ", slope "
                        + Numbers.estimate(result.calibrationSlope(), 2) + "."));
    }

    private int index(Result result) {
        return study.candidates().indexOf(study.candidate(result.candidate()).orElseThrow());
    }

    private Table table(Evaluation evaluation, Result result) {
        Table table = new Table(
                looks.told(looks.title(result.candidate()) + ", "
                        + evaluation.kind().words() + "."),
                "Predicted",
                "Observed (95 % interval)",
                "Patients");
        for (CalibrationBin bin : result.curves().calibrationBins()) {
            table.row(
                    "",
                    Row.of(Numbers.percent(bin.predicted(), 1))
                            .percent(bin.observed(), 1)
                            .number(Integer.toString(bin.patients()))
                            .cells());
        }
        return table;
    }

    private void recalibrations(Html html) {
        if (study.recalibrations().isEmpty()) {
            return;
        }
        Table table = new Table(
                looks.told("Recalibration: log-odds = intercept + slope × log-odds of the candidate."),
                "Candidate",
                "Local patients",
                "With outcome",
                "Intercept before",
                "Slope before",
                "Intercept after",
                "Slope after",
                "Method");
        for (Recalibration one : study.recalibrations()) {
            table.row(
                    looks.row(one.candidate()),
                    Row.of(looks.title(one.candidate()))
                            .number(Integer.toString(one.localPatients()))
                            .number(Integer.toString(one.localEvents()))
                            .number(Numbers.decimal(one.interceptBefore(), 3))
                            .number(Numbers.decimal(one.slopeBefore(), 3))
                            .number(Numbers.decimal(one.interceptAfter(), 3))
                            .number(Numbers.decimal(one.slopeAfter(), 3))
                            .text(one.method())
                            .cells());
        }
        html.heading("Recalibration").table(table);
    }
}

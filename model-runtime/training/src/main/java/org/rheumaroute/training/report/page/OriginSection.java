package org.rheumaroute.training.report.page;

import java.util.Map;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.Origin;
import org.rheumaroute.training.report.Step;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** What was done, with what, and how to do it again. */
final class OriginSection {
    private final Study study;
    private final Looks looks;

    OriginSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        html.section("protocol", "Protocol", "手順");
        html.numbered(study.protocol().stream().map(Step::text).toList());
        html.table(candidates());
        if (!study.question().limits().isEmpty()) {
            html.heading("Limits").numbered(study.question().limits());
        }
        html.end();
        Origin origin = study.origin();
        html.section("origin", "Origin: settings, software, seeds, digests", "再現情報");
        Table run = new Table("The run.", "What", "Value");
        run.row("", Row.of("Command").text(origin.command()).cells());
        run.row("", Row.of("Seed").text(Long.toString(origin.seed())).cells());
        run.row(
                "",
                Row.of("Package")
                        .text(origin.packageName().isEmpty() ? "none" : origin.packageName())
                        .cells());
        html.table(run);
        pairs(html, "SHA-256 of files.", origin.digests(), true);
        pairs(html, "Software.", origin.software(), false);
        pairs(html, "Settings.", origin.settings(), false);
        html.end();
    }

    private static void pairs(Html html, String caption, Map<String, String> pairs, boolean code) {
        Table table = new Table(caption, "Name", "Value");
        pairs.forEach((name, value) ->
                table.row(code ? "code" : "", Row.of(name).text(value).cells()));
        if (!table.isEmpty()) {
            html.table(table);
        }
    }

    private Table candidates() {
        Table table = new Table("The candidates.", "Candidate", "What it is", "Weight in the combination");
        for (Candidate candidate : study.candidates()) {
            table.row(
                    looks.row(candidate.name()),
                    Row.of(looks.marked(candidate.name()))
                            .text(candidate.description())
                            .number(
                                    candidate.weight() == null
                                            ? Numbers.ABSENT
                                            : Numbers.decimal(candidate.weight(), 3))
                            .cells());
        }
        return table;
    }
}

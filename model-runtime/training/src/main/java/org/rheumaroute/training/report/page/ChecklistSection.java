package org.rheumaroute.training.report.page;

import java.util.List;
import org.rheumaroute.training.report.ChecklistItem;
import org.rheumaroute.training.report.ChecklistItem.Status;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** The TRIPOD+AI items and the place to sign. */
final class ChecklistSection {
    private final List<ChecklistItem> items;
    private final Looks looks;

    ChecklistSection(List<ChecklistItem> items, Looks looks) {
        this.items = items;
        this.looks = looks;
    }

    void write(Html html) {
        html.section("checklist", "TRIPOD+AI checklist", "報告項目");
        html.paragraph("Item numbers are those of the TRIPOD+AI statement (Collins and others, BMJ 2024;385:e078378);"
                + " names are our own words. Filled from what was run: " + count(Status.FILLED) + "; in part: "
                + count(Status.PARTLY) + "; for the cohort's owner: " + count(Status.OWNER) + "; not reported: "
                + count(Status.NOT_REPORTED) + "; does not apply: " + count(Status.NOT_APPLICABLE) + ".");
        Table table =
                new Table(looks.told("Every item, with what this run says of it."), "Item", "About", "State", "Text");
        String section = "";
        for (ChecklistItem item : items) {
            if (!item.section().equals(section)) {
                section = item.section();
                table.row("part", Row.of(section).text("").text("").text("").cells());
            }
            table.row(
                    item.status() == Status.OWNER || item.status() == Status.PARTLY ? "open" : "",
                    Row.of(item.number())
                            .text(item.name())
                            .text(words(item.status()))
                            .text(item.text())
                            .cells());
        }
        html.table(table).end();
        sign(html);
    }

    private long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }

    private static String words(Status status) {
        return switch (status) {
            case FILLED -> "✓ filled";
            case PARTLY -> "◐ in part";
            case OWNER -> "☐ owner";
            case NOT_REPORTED -> "✗ not reported";
            case NOT_APPLICABLE -> "– does not apply";
        };
    }

    private static void sign(Html html) {
        html.section("signature", "Read and signed", "確認・署名");
        html.raw("<div class=\"sign-here\">");
        for (String who : List.of("Statistician", "Rheumatologist", "Owner of the cohort")) {
            html.raw("<p>" + who + "<span></span>Name, date, signature</p>");
        }
        html.raw("</div>\n").end();
    }
}

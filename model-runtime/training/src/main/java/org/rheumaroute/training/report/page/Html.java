package org.rheumaroute.training.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.markup.Markup;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Numbers;

/** Grows one page. Texts are escaped here; only what {@code raw} adds is markup already. Confined to one thread. */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();

    /** Opens a section under a heading in English and Japanese. */
    Html section(String id, String english, String japanese) {
        out.append("<section id=\"").append(id).append("\">\n<h2>").append(Markup.text(english));
        out.append(" <span lang=\"ja\">").append(Markup.text(japanese)).append("</span></h2>\n");
        contents.append("<a href=\"#")
                .append(id)
                .append("\">")
                .append(Markup.text(english))
                .append("</a> ");
        return this;
    }

    Html end() {
        out.append("</section>\n");
        return this;
    }

    Html heading(String english) {
        out.append("<h3>").append(Markup.text(english)).append("</h3>\n");
        return this;
    }

    Html paragraph(String english) {
        out.append("<p>").append(Markup.text(english)).append("</p>\n");
        return this;
    }

    Html note(String english) {
        out.append("<p class=\"note\">").append(Markup.text(english)).append("</p>\n");
        return this;
    }

    Html numbered(List<String> lines) {
        out.append("<ol>\n");
        lines.forEach(line -> out.append("<li>").append(Markup.text(line)).append("</li>\n"));
        out.append("</ol>\n");
        return this;
    }

    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Drawings side by side, {@code columns} in a row that print does not tear apart. */
    Html figures(int columns, List<Figure> figures) {
        for (int from = 0; from < figures.size(); from += columns) {
            out.append("<div class=\"figures of").append(columns).append("\">\n");
            figures.subList(from, Math.min(figures.size(), from + columns))
                    .forEach(figure -> out.append("<figure>")
                            .append(figure.svg)
                            .append("<figcaption>")
                            .append(Markup.text(figure.caption))
                            .append("</figcaption></figure>\n"));
            out.append("</div>\n");
        }
        return this;
    }

    /** Drawings under their heading and legend, which print keeps with the first row. */
    Html figures(String heading, String legend, int columns, List<Figure> figures) {
        out.append("<div class=\"keep\">\n");
        heading(heading).raw(legend).figures(columns, figures.subList(0, Math.min(columns, figures.size())));
        out.append("</div>\n");
        return figures(columns, figures.subList(Math.min(columns, figures.size()), figures.size()));
    }

    Html table(Table table) {
        out.append(table.html());
        return this;
    }

    /** Tables that a reader opens on a screen; print leaves them out. */
    Html behind(String summary, List<Table> tables) {
        out.append("<details><summary>").append(Markup.text(summary)).append("</summary>\n");
        tables.forEach(table -> out.append(table.html()));
        out.append("</details>\n");
        return this;
    }

    /** Links to the sections so far. */
    String contents() {
        return contents.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * A drawing.
     *
     * @param svg markup
     * @param caption text
     */
    record Figure(String svg, String caption) {}

    /** A table that grows row by row; the first cell of a row is its heading. */
    static final class Table {
        private final StringBuilder rows = new StringBuilder();
        private final String caption;
        private final List<String> columns;

        Table(String caption, String... columns) {
            this.caption = caption;
            this.columns = List.of(columns);
        }

        Table row(String look, List<String> cells) {
            rows.append(look.isEmpty() ? "<tr>" : "<tr class=\"" + look + "\">");
            rows.append("<th scope=\"row\">").append(cells.get(0)).append("</th>");
            cells.subList(1, cells.size()).forEach(rows::append);
            rows.append("</tr>\n");
            return this;
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        String html() {
            StringBuilder head = new StringBuilder("<table><caption>").append(Markup.text(caption));
            head.append("</caption><thead><tr>");
            columns.forEach(column -> head.append("<th scope=\"col\">")
                    .append(Markup.text(column))
                    .append("</th>"));
            return head.append("</tr></thead><tbody>\n")
                    .append(rows)
                    .append("</tbody></table>\n")
                    .toString();
        }
    }

    /** The cells of one row. */
    static final class Row {
        private final List<String> cells = new ArrayList<>();

        static Row of(String heading) {
            return of(heading, "");
        }

        /** With a Japanese label beside the English one; it may be empty. */
        static Row of(String english, String japanese) {
            Row row = new Row();
            String beside = japanese.isEmpty() || japanese.equals(english)
                    ? ""
                    : " <span lang=\"ja\">" + Markup.text(japanese) + "</span>";
            row.cells.add(Markup.text(english) + beside);
            return row;
        }

        Row text(String value) {
            cells.add("<td>" + Markup.text(value) + "</td>");
            return this;
        }

        Row number(String value) {
            cells.add("<td class=\"number\">" + Markup.text(value) + "</td>");
            return this;
        }

        Row estimate(@Nullable Estimate estimate, int places) {
            return estimate == null
                    ? number(Numbers.ABSENT)
                    : withInterval(Numbers.decimal(estimate.value(), places), Numbers.interval(estimate, places));
        }

        Row difference(@Nullable Estimate estimate, int places) {
            return estimate == null
                    ? number(Numbers.ABSENT)
                    : withInterval(Numbers.signed(estimate.value(), places), Numbers.interval(estimate, places));
        }

        /** A share as a percentage. */
        Row percent(@Nullable Estimate share, int places) {
            if (share == null) {
                return number(Numbers.ABSENT);
            }
            String value = Numbers.percent(share.value(), places);
            return withInterval(value, Numbers.percent(share, places).substring(value.length()));
        }

        /** A value and, smaller, what belongs to it. */
        Row withInterval(String value, String interval) {
            String beside =
                    interval.isEmpty() ? "" : " <span class=\"ci\">" + Markup.text(interval.strip()) + "</span>";
            cells.add("<td class=\"number\">" + Markup.text(value) + beside + "</td>");
            return this;
        }

        List<String> cells() {
            return cells;
        }
    }
}

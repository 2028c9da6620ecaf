package org.rheumaroute.training.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Lying bars from 0, one row each, with one or more bars in a row. */
public final class Bars {
    private static final double SIZE = 13;
    private static final double BAR = 13;
    private static final double GAP = 8;
    private static final double TOP = 6;

    private final Caption caption;
    private final Axis axis;
    private final double width;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Without rows.
     *
     * @param caption what it says about itself
     * @param width of the axis in pixels
     */
    public Bars(Caption caption, Axis axis, double width) {
        this.caption = caption;
        this.axis = axis;
        this.width = width;
    }

    /**
     * One row.
     *
     * @param label to the left
     * @param beside smaller, after the label; may be empty
     */
    public record Row(String label, String beside, List<Bar> bars) {
        public Row {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param filled hollow bars are for a second set of patients
     * @param text behind its end
     */
    public record Bar(double value, String colour, boolean filled, String text) {}

    /** Adds a row. */
    public Bars row(Row row) {
        rows.add(row);
        return this;
    }

    /** The drawing. */
    public String svg() {
        double left = 12 + rows.stream().mapToDouble(Bars::labelWidth).max().orElse(0);
        double right = 14
                + rows.stream()
                        .flatMap(r -> r.bars().stream())
                        .mapToDouble(b -> Math.max(0, Svg.width(b.text(), SIZE) - width * (1 - axis.share(b.value()))))
                        .max()
                        .orElse(0);
        double bottom = TOP + rows.stream().mapToDouble(Bars::height).sum();
        Ruler ruler = new Ruler(axis, left, width);
        StringBuilder out = new StringBuilder(ruler.grid(TOP, bottom));
        double y = TOP;
        for (Row row : rows) {
            out.append(draw(row, ruler, y));
            y += height(row);
        }
        out.append(Svg.line(left, TOP, left, bottom, "axis"));
        return Svg.drawing(caption, left + width + right, bottom + Ruler.BELOW, out.toString());
    }

    private static String draw(Row row, Ruler ruler, double top) {
        double left = ruler.left();
        double middle = top + height(row) / 2 + 4.5;
        double beside = row.beside().isEmpty() ? 0 : Svg.width(row.beside(), SIZE - 2) + 6;
        StringBuilder out = new StringBuilder(Svg.text(left - 10 - beside, middle, "end", "label", row.label()));
        if (beside > 0) {
            out.append(Svg.text(left - 10, middle, "end", "beside", row.beside()));
        }
        double y = top + GAP / 2;
        for (Bar bar : row.bars()) {
            double length = Math.min(ruler.width(), ruler.x(bar.value()) - left);
            List<String> look = List.of("fill", bar.filled() ? bar.colour() : "#fff", "stroke", bar.colour());
            out.append(Svg.rect(left, y + 1, length, BAR - 2, look));
            out.append(Svg.text(left + length + 6, y + BAR - 2.5, "start", "label", bar.text()));
            y += BAR;
        }
        return out.toString();
    }

    private static double labelWidth(Row row) {
        double beside = row.beside().isEmpty() ? 0 : 6 + Svg.width(row.beside(), SIZE - 2);
        return Svg.width(row.label(), SIZE) + beside;
    }

    private static double height(Row row) {
        return BAR * Math.max(1, row.bars().size()) + GAP;
    }
}

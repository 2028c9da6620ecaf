package org.rheumaroute.training.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.training.report.Estimate;

/**
 * Estimates with their intervals, one row each, over one axis. What leaves the axis ends in an arrow head.
 */
public final class Forest {
    private static final double SIZE = 13;
    private static final double MARK = 17;
    private static final double GAP = 7;
    private static final double TOP = 30;

    private final Caption caption;
    private final Axis axis;
    private final double width;
    private final List<Row> rows = new ArrayList<>();
    private final List<Guide> guides = new ArrayList<>();

    /**
     * Without rows.
     *
     * @param caption what it says about itself
     * @param width of the axis in pixels
     */
    public Forest(Caption caption, Axis axis, double width) {
        this.caption = caption;
        this.axis = axis;
        this.width = width;
    }

    /**
     * One row.
     *
     * @param label to the left
     * @param strong whether the label stands out
     * @param marks one above the other
     */
    public record Row(String label, boolean strong, List<Mark> marks) {
        public Row {
            marks = List.copyOf(marks);
        }
    }

    /**
     * One estimate.
     *
     * @param filled hollow marks are for a second set of patients
     * @param text to the right
     */
    public record Mark(Estimate estimate, Stroke stroke, boolean filled, String text) {}

    /** A value that all rows are read against. */
    public record Guide(double value, String label) {}

    /** Adds a row. */
    public Forest row(Row row) {
        rows.add(row);
        return this;
    }

    /** Adds an upright line with its text above. */
    public Forest guide(double value, String label) {
        guides.add(new Guide(value, label));
        return this;
    }

    /** The drawing. */
    public String svg() {
        double left = 12
                + rows.stream()
                        .mapToDouble(r -> Svg.width(r.label(), SIZE * (r.strong() ? 1.18 : 1)))
                        .max()
                        .orElse(0);
        double right = 18
                + rows.stream()
                        .flatMap(r -> r.marks().stream())
                        .mapToDouble(m -> Svg.width(m.text(), SIZE))
                        .max()
                        .orElse(0);
        double bottom = TOP + rows.stream().mapToDouble(Forest::height).sum();
        Ruler ruler = new Ruler(axis, left, width);
        StringBuilder out = new StringBuilder(ruler.grid(TOP, bottom));
        for (Guide guide : guides) {
            double at = ruler.x(guide.value());
            out.append(Svg.line(at, TOP - 6, at, bottom, "level"));
            out.append(Svg.text(at, TOP - 12, "middle", "note", guide.label()));
        }
        double y = TOP;
        for (Row row : rows) {
            out.append(draw(row, ruler, y));
            y += height(row);
        }
        out.append(Svg.line(left, bottom, left + width, bottom, "axis"));
        return Svg.drawing(caption, left + width + right, bottom + Ruler.BELOW, out.toString());
    }

    private static String draw(Row row, Ruler ruler, double top) {
        double middle = top + height(row) / 2;
        StringBuilder out = new StringBuilder(
                Svg.text(ruler.left() - 10, middle + 4.5, "end", row.strong() ? "label strong" : "label", row.label()));
        double y = middle - MARK * (row.marks().size() - 1) / 2;
        for (Mark mark : row.marks()) {
            out.append(interval(mark, ruler, y));
            out.append(Svg.text(ruler.left() + ruler.width() + 10, y + 4.5, "start", "label", mark.text()));
            y += MARK;
        }
        return out.toString();
    }

    private static String interval(Mark mark, Ruler ruler, double y) {
        Double low = mark.estimate().low();
        Double high = mark.estimate().high();
        double end = ruler.left() + ruler.width();
        String out = "";
        if (low != null && high != null) {
            double from = Math.max(ruler.left(), ruler.x(low));
            double to = Math.min(end, ruler.x(high));
            out = path("M" + Svg.n(from) + " " + Svg.n(y) + "L" + Svg.n(to) + " " + Svg.n(y), mark.stroke())
                    + (ruler.x(low) < ruler.left() ? arrow(ruler.left(), y, 1, mark.stroke()) : "")
                    + (ruler.x(high) > end ? arrow(end, y, -1, mark.stroke()) : "");
        }
        double at = ruler.x(mark.estimate().value());
        boolean inside = at >= ruler.left() && at <= end;
        return inside ? out + mark.stroke().mark(at, y, 4, mark.filled()) : out;
    }

    private static String arrow(double x, double y, int inwards, Stroke stroke) {
        String head = "M" + Svg.n(x + 6 * inwards) + " " + Svg.n(y - 4) + "L" + Svg.n(x) + " " + Svg.n(y) + "L"
                + Svg.n(x + 6 * inwards) + " " + Svg.n(y + 4);
        return path(head, stroke);
    }

    private static String path(String path, Stroke stroke) {
        return Svg.element("path", new Stroke(stroke.colour(), 1.6, "", stroke.marker()).line(path), "");
    }

    private static double height(Row row) {
        return MARK * Math.max(1, row.marks().size()) + GAP;
    }
}

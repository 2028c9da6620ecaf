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
        StringBuilder out = new StringBuilder();
        for (Axis.Tick tick : axis.ticks()) {
            double at = left + width * axis.share(tick.value());
            out.append(Svg.line(at, TOP, at, bottom, "grid"));
            out.append(Svg.text(at, bottom + 17, "middle", "tick", tick.label()));
        }
        for (Guide guide : guides) {
            double at = left + width * axis.share(guide.value());
            out.append(Svg.line(at, TOP - 6, at, bottom, "level"));
            out.append(Svg.text(at, TOP - 12, "middle", "note", guide.label()));
        }
        double y = TOP;
        for (Row row : rows) {
            out.append(draw(row, left, y));
            y += height(row);
        }
        out.append(Svg.line(left, bottom, left + width, bottom, "axis"));
        out.append(Svg.text(left + width / 2, bottom + 36, "middle", "name", axis.title()));
        return Svg.drawing(caption, left + width + right, bottom + 44, out.toString());
    }

    private String draw(Row row, double left, double top) {
        double middle = top + height(row) / 2;
        StringBuilder out = new StringBuilder(
                Svg.text(left - 10, middle + 4.5, "end", row.strong() ? "label strong" : "label", row.label()));
        double y = middle - MARK * (row.marks().size() - 1) / 2;
        for (Mark mark : row.marks()) {
            out.append(interval(mark, left, y));
            out.append(Svg.text(left + width + 10, y + 4.5, "start", "label", mark.text()));
            y += MARK;
        }
        return out.toString();
    }

    private String interval(Mark mark, double left, double y) {
        Double low = mark.estimate().low();
        Double high = mark.estimate().high();
        String out = "";
        if (low != null && high != null) {
            double from = left + width * Math.max(0, axis.share(low));
            double to = left + width * Math.min(1, axis.share(high));
            String bar = "M" + Svg.n(from) + " " + Svg.n(y) + "L" + Svg.n(to) + " " + Svg.n(y);
            out = Svg.element(
                            "path",
                            new Stroke(
                                            mark.stroke().colour(),
                                            1.6,
                                            "",
                                            mark.stroke().marker())
                                    .line(bar),
                            "")
                    + (axis.share(low) < 0 ? arrow(left, y, 1, mark.stroke()) : "")
                    + (axis.share(high) > 1 ? arrow(left + width, y, -1, mark.stroke()) : "");
        }
        double share = axis.share(mark.estimate().value());
        boolean inside = share >= 0 && share <= 1;
        return inside ? out + mark.stroke().mark(left + width * share, y, 4, mark.filled()) : out;
    }

    private static String arrow(double x, double y, int inwards, Stroke stroke) {
        String head = "M" + Svg.n(x + 6 * inwards) + " " + Svg.n(y - 4) + "L" + Svg.n(x) + " " + Svg.n(y) + "L"
                + Svg.n(x + 6 * inwards) + " " + Svg.n(y + 4);
        return Svg.element("path", new Stroke(stroke.colour(), 1.6, "", stroke.marker()).line(head), "");
    }

    private static double height(Row row) {
        return MARK * Math.max(1, row.marks().size()) + GAP;
    }
}

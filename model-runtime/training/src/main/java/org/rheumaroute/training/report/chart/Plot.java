package org.rheumaroute.training.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Point;

/**
 * A drawing with two axes. What is added later lies above; what leaves the axes is cut off. Confined to one thread.
 */
public final class Plot {
    private static final double LEFT = 62;
    private static final double TOP = 10;
    private static final double RIGHT = 14;
    private static final double BELOW = 46;
    private static final double STRIP = 74;

    private final Caption caption;
    private final Axis x;
    private final Axis y;
    private final double width;
    private final double height;
    private final List<String> layers = new ArrayList<>();
    private String strip = "";

    /**
     * Empty axes.
     *
     * @param caption what it says about itself
     * @param width of the area between the axes, in pixels
     * @param height likewise
     */
    public Plot(Caption caption, Axis x, Axis y, double width, double height) {
        this.caption = caption;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    /** A straight dotted line from value to value. */
    public Plot guide(double x1, double y1, double x2, double y2) {
        layers.add(Svg.line(px(x1), py(y1), px(x2), py(y2), "guide"));
        return this;
    }

    /** A horizontal dashed line with a text above its right end. */
    public Plot level(double value, String label) {
        layers.add(Svg.line(0, py(value), width, py(value), "level"));
        layers.add(Svg.text(width - 4, py(value) - 5, "end", "note", label));
        return this;
    }

    /** A word that begins at a place. */
    public Plot word(double atX, double atY, String word) {
        layers.add(Svg.text(px(atX), py(atY) + 10, "start", "note", word));
        return this;
    }

    /** A curve through points in their order; fewer than two are not drawn. */
    public Plot curve(List<Point> points, Stroke stroke) {
        if (points.size() > 1) {
            layers.add(Svg.element(
                    "path",
                    stroke.line(Svg.path(points.stream()
                            .map(p -> new Point(px(p.x()), py(p.y())))
                            .toList())),
                    ""));
        }
        return this;
    }

    /** A marker with its interval upright. */
    public Plot mark(double at, Estimate estimate, Stroke stroke) {
        Double low = estimate.low();
        Double high = estimate.high();
        if (low != null && high != null) {
            layers.add(Svg.element(
                    "path",
                    new Stroke(stroke.colour(), 1.3, "", stroke.marker())
                            .line("M" + Svg.n(px(at)) + " " + Svg.n(py(low)) + "L" + Svg.n(px(at)) + " "
                                    + Svg.n(py(high))),
                    ""));
        }
        layers.add(stroke.mark(px(at), py(estimate.value()), 3.6, true));
        return this;
    }

    /** A marked place without an interval, with a text to its right. */
    public Plot place(Point at, Stroke stroke, String label) {
        layers.add(stroke.mark(px(at.x()), py(at.y()), 5, false));
        layers.add(Svg.text(px(at.x()) + 9, py(at.y()) + 14, "start", "note", label));
        return this;
    }

    /**
     * Bars in a strip below the x-axis: up for one kind, down for the other.
     *
     * @param bars what is counted
     * @param up names the kind that points up
     * @param down names the other
     */
    public Plot strip(List<Bar> bars, String up, String down) {
        double most =
                bars.stream().mapToDouble(b -> Math.max(b.up(), b.down())).max().orElse(0);
        if (most > 0) {
            double half = (STRIP - 12) / 2;
            StringBuilder out = new StringBuilder();
            for (Bar bar : bars) {
                double from = LEFT + px(bar.from()) + 0.5;
                double wide = px(bar.to()) - px(bar.from()) - 1;
                double tall = half * bar.up() / most;
                out.append(Svg.rect(from, half - tall, wide, tall, List.of("class", "up")));
                out.append(Svg.rect(from, half, wide, half * bar.down() / most, List.of("class", "down")));
            }
            out.append(Svg.line(LEFT, half, LEFT + width, half, "axis"));
            out.append(Svg.text(LEFT - 6, half - 5, "end", "note", up));
            out.append(Svg.text(LEFT - 6, half + 13, "end", "note", down));
            strip = out.toString();
        }
        return this;
    }

    /** Counts over a stretch of the x-axis. */
    public record Bar(double from, double to, int up, int down) {}

    /** The drawing. */
    public String svg() {
        double bottom = TOP + height;
        double below = strip.isEmpty() ? 0 : STRIP;
        StringBuilder out = new StringBuilder();
        for (Axis.Tick tick : y.ticks()) {
            double at = TOP + py(tick.value());
            out.append(Svg.line(LEFT, at, LEFT + width, at, "grid"));
            out.append(Svg.text(LEFT - 7, at + 4, "end", "tick", tick.label()));
        }
        for (Axis.Tick tick : x.ticks()) {
            double at = LEFT + px(tick.value());
            out.append(Svg.line(at, TOP, at, bottom, "grid"));
            out.append(Svg.text(at, bottom + below + 17, "middle", "tick", tick.label()));
        }
        out.append(Svg.element(
                "svg",
                List.of("x", Svg.n(LEFT), "y", Svg.n(TOP), "width", Svg.n(width), "height", Svg.n(height)),
                String.join("", layers)));
        out.append(Svg.line(LEFT, bottom, LEFT + width, bottom, "axis"));
        out.append(Svg.line(LEFT, TOP, LEFT, bottom, "axis"));
        if (!strip.isEmpty()) {
            out.append(Svg.element("g", List.of("transform", "translate(0 " + Svg.n(bottom + 8) + ")"), strip));
        }
        out.append(Svg.text(LEFT + width / 2, bottom + below + 37, "middle", "name", x.title()));
        out.append(upright(18, TOP + height / 2, y.title()));
        return Svg.drawing(caption, LEFT + width + RIGHT, bottom + below + BELOW, out.toString());
    }

    private static String upright(double x, double y, String text) {
        String turn = "translate(" + Svg.n(x) + " " + Svg.n(y) + ") rotate(-90)";
        return Svg.element("g", List.of("transform", turn), Svg.text(0, 0, "middle", "name", text));
    }

    private double px(double value) {
        return width * x.share(value);
    }

    private double py(double value) {
        return height * (1 - y.share(value));
    }
}

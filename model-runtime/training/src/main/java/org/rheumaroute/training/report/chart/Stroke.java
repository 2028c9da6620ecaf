package org.rheumaroute.training.report.chart;

import java.util.List;

/**
 * How one series is drawn: told apart by colour, by dashes and by marker, so that print in black and white is enough.
 *
 * @param colour from the palette of Okabe and Ito (2008), which colour-blind readers can tell apart
 * @param width of the line in pixels
 * @param dash SVG dash pattern; empty for a solid line
 * @param marker shape of its points
 */
public record Stroke(String colour, double width, String dash, Marker marker) {
    /** Dark blue. */
    public static final String BLUE = "#0072B2";

    /** Orange red. */
    public static final String VERMILION = "#D55E00";

    /** For what is only a comparison. */
    public static final String GREY = "#6b7680";

    private static final List<Stroke> OTHERS = List.of(
            new Stroke("#009E73", 1.6, "9 3 2 3", Marker.DIAMOND),
            new Stroke("#CC79A7", 1.6, "4 2", Marker.TRIANGLE),
            new Stroke("#B07A00", 1.6, "1.5 2.5", Marker.CIRCLE),
            new Stroke("#2A8CC7", 1.6, "12 3", Marker.SQUARE),
            new Stroke("#7A4FA3", 1.6, "6 2 1 2 1 2", Marker.DIAMOND),
            new Stroke("#5c6b00", 1.6, "3 5", Marker.TRIANGLE));

    /** Shape of a point. */
    public enum Marker {
        CIRCLE,
        SQUARE,
        DIAMOND,
        TRIANGLE
    }

    /** The one the report is about. */
    public static Stroke subject() {
        return new Stroke(BLUE, 2.8, "", Marker.CIRCLE);
    }

    /** The one that the others are compared with. */
    public static Stroke reference() {
        return new Stroke(VERMILION, 2.2, "7 3", Marker.SQUARE);
    }

    /** A baseline. */
    public static Stroke baseline() {
        return new Stroke(GREY, 1.3, "2 3", Marker.CIRCLE);
    }

    /** The {@code i}-th of the others, from 0; they repeat after six. */
    public static Stroke other(int i) {
        return OTHERS.get(i % OTHERS.size());
    }

    /** A short sample for a legend; it is explained by the text beside it. */
    public String sample() {
        String path = Svg.element("path", line("M1 7L35 7"), "") + mark(18, 7, 3.4, true);
        return Svg.element(
                "svg",
                List.of(
                        "xmlns", "http://www.w3.org/2000/svg",
                        "viewBox", "0 0 36 14",
                        "width", "36",
                        "height", "14",
                        "aria-hidden", "true"),
                path);
    }

    /** Attributes of a path. */
    List<String> line(String path) {
        return List.of(
                "d",
                path,
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                Svg.n(width),
                "stroke-dasharray",
                dash.isEmpty() ? "none" : dash,
                "stroke-linejoin",
                "round");
    }

    /** The marker around a place; hollow ones are filled with the paper. */
    String mark(double x, double y, double r, boolean filled) {
        String path = switch (marker) {
            case CIRCLE ->
                "M" + Svg.n(x - r) + " " + Svg.n(y) + "a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(2 * r) + " 0a"
                        + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(-2 * r) + " 0Z";
            case SQUARE -> polygon(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
            case DIAMOND -> polygon(x, y - 1.3 * r, x + 1.3 * r, y, x, y + 1.3 * r, x - 1.3 * r, y);
            case TRIANGLE -> polygon(x, y - 1.2 * r, x + 1.2 * r, y + r, x - 1.2 * r, y + r);
        };
        return Svg.element(
                "path",
                List.of("d", path, "fill", filled ? colour : "#fff", "stroke", colour, "stroke-width", "1.5"),
                "");
    }

    private static String polygon(double... xy) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            path.append(i == 0 ? "M" : "L").append(Svg.n(xy[i])).append(' ').append(Svg.n(xy[i + 1]));
        }
        return path.append('Z').toString();
    }
}

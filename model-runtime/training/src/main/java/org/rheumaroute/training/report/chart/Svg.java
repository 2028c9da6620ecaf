package org.rheumaroute.training.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rheumaroute.training.markup.Markup;
import org.rheumaroute.training.report.Point;

/** Elements of SVG as text. Values are escaped here; children are markup already. Pure. */
final class Svg {
    /** A CJK character is as wide as the font is high, others about this share of it. */
    private static final double NARROW = 0.58;

    private Svg() {}

    /** An element; {@code attributes} are name and value in turn. */
    static String element(String name, List<String> attributes, String children) {
        StringBuilder out = new StringBuilder("<").append(name);
        for (int i = 0; i < attributes.size(); i += 2) {
            out.append(' ').append(attributes.get(i)).append("=\"");
            out.append(Markup.text(attributes.get(i + 1))).append('"');
        }
        return children.isEmpty() ? out.append("/>").toString() : out + ">" + children + "</" + name + ">";
    }

    static String line(double x1, double y1, double x2, double y2, String look) {
        return element("line", List.of("x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2), "class", look), "");
    }

    static String rect(double x, double y, double width, double height, List<String> more) {
        List<String> attributes = new ArrayList<>(
                List.of("x", n(x), "y", n(y), "width", n(Math.max(0, width)), "height", n(Math.max(0, height))));
        attributes.addAll(more);
        return element("rect", attributes, "");
    }

    /** Text; {@code anchor} is start, middle or end. */
    static String text(double x, double y, String anchor, String look, String text) {
        return element("text", List.of("x", n(x), "y", n(y), "text-anchor", anchor, "class", look), Markup.text(text));
    }

    static String path(List<Point> pixels) {
        return pixels.stream().map(p -> n(p.x()) + " " + n(p.y())).collect(Collectors.joining("L", "M", ""));
    }

    /** The whole drawing with its name and description for those who cannot see it. */
    static String drawing(Caption caption, double width, double height, String content) {
        String id = caption.id();
        String head = element("title", List.of("id", id + "-t"), Markup.text(caption.title()))
                + element("desc", List.of("id", id + "-d"), Markup.text(caption.description()));
        String note = caption.note().isEmpty() ? "" : text(width - 4, height + 4, "end", "stamp", caption.note());
        return element(
                "svg",
                List.of(
                        "xmlns", "http://www.w3.org/2000/svg",
                        "viewBox", "0 0 " + n(width) + " " + n(height + 8),
                        "role", "img",
                        "aria-labelledby", id + "-t",
                        "aria-describedby", id + "-d",
                        "style", "width:" + n(width) + "px"),
                head + content + note);
    }

    /** A pixel, to a hundredth. */
    static String n(double pixels) {
        String text = String.format(Locale.ROOT, "%.2f", pixels);
        String shorter = text.replaceAll("\\.?0+$", "");
        return shorter.equals("-0") ? "0" : shorter;
    }

    /** About how wide a text is drawn at {@code size} pixels. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Svg::em).sum();
    }

    private static double em(int point) {
        return point >= 0x2E80 ? 1 : NARROW;
    }
}

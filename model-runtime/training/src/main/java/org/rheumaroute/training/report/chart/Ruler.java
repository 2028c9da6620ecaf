package org.rheumaroute.training.report.chart;

/**
 * A lying axis with labels to its left, under rows of marks or bars.
 *
 * @param axis what it shows
 * @param left where it begins, in pixels
 * @param width how long it is, in pixels
 */
record Ruler(Axis axis, double left, double width) {
    /** Room between the last row and the lower edge of the drawing. */
    static final double BELOW = 44;

    /** Pixel of a value. */
    double x(double value) {
        return left + width * axis.share(value);
    }

    /** Grid lines from {@code top} to {@code bottom}, ticks and title below. */
    String grid(double top, double bottom) {
        StringBuilder out = new StringBuilder();
        for (Axis.Tick tick : axis.ticks()) {
            double at = x(tick.value());
            out.append(Svg.line(at, top, at, bottom, "grid"));
            out.append(Svg.text(at, bottom + 17, "middle", "tick", tick.label()));
        }
        return out + Svg.text(left + width / 2, bottom + 36, "middle", "name", axis.title());
    }
}

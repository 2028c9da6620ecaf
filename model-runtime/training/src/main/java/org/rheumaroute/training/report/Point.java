package org.rheumaroute.training.report;

/**
 * A point of a curve.
 *
 * @param x finite
 * @param y finite
 */
public record Point(double x, double y) {
    public Point {
        Figures.finite("x", x);
        Figures.finite("y", y);
    }
}

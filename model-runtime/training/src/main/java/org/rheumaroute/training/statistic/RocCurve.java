package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve: one point for each cut that makes a difference, from "nobody is called positive" to "everybody is".
 *
 * @param points sensitivity rising, specificity falling; the first is (0, 1), the last (1, 0)
 */
public record RocCurve(List<Point> points) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * One cut.
     *
     * @param cut rows with a score at or above it are called positive; positive infinity at the first point
     * @param sensitivity share of the events called positive, 0 to 1
     * @param specificity share of the others not called positive, 0 to 1
     */
    public record Point(double cut, double sensitivity, double specificity) {}

    /**
     * Of scores; rows with the same score move together.
     *
     * @param scores {@code double[rows]}, no NaN; higher means the outcome is likelier
     * @param outcomes {@code int[rows]}, 0 or 1
     * @throws IllegalArgumentException when all outcomes are the same
     */
    public static RocCurve of(double[] scores, int[] outcomes) {
        List<Cut> cuts = Cut.all(scores, outcomes);
        Cut last = cuts.get(cuts.size() - 1);
        List<Point> points = new ArrayList<>(cuts.size());
        for (Cut cut : cuts) {
            points.add(new Point(
                    cut.score(),
                    (double) cut.truePositives() / last.truePositives(),
                    1 - (double) cut.falsePositives() / last.falsePositives()));
        }
        return new RocCurve(points);
    }

    /**
     * The same curve with fewer points, for drawing and for small files: the two ends and, between them, the points
     * nearest to even steps along the curve.
     *
     * @param most greatest number of points, 2 and above
     */
    public RocCurve thinned(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a curve needs 2 points, not " + most);
        }
        if (points.size() <= most) {
            return this;
        }
        List<Point> kept = new ArrayList<>(most);
        kept.add(points.get(0));
        for (int i = 1; i < points.size() - 1; i++) {
            if (kept.size() < most - 1 && along(points.get(i)) >= 2.0 * kept.size() / (most - 1)) {
                kept.add(points.get(i));
            }
        }
        kept.add(points.get(points.size() - 1));
        return new RocCurve(kept);
    }

    /** Way from the curve's start in steps to the right and up, 0 to 2. */
    private static double along(Point point) {
        return point.sensitivity() + 1 - point.specificity();
    }
}

package org.rheumaroute.demo.draw;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A quantile function: straight lines between given points over the normal score, on the scale of the value or of its
 * logarithm. Tails so look like those of a (log-)normal distribution. Immutable, thread-safe.
 */
public final class Margin {
    private final double[] scores;
    private final double[] heights; // logarithms when logarithmic
    private final boolean logarithmic;

    private Margin(double[] scores, double[] heights, boolean logarithmic) {
        this.scores = scores;
        this.heights = heights;
        this.logarithmic = logarithmic;
    }

    /** Lines through (0.005, low), the quartiles and (0.995, high). */
    public static Margin linear(double low, double q1, double median, double q3, double high) {
        return of(false, 0.005, low, 0.25, q1, 0.5, median, 0.75, q3, 0.995, high);
    }

    /** As {@link #linear}, on the logarithmic scale; every value above 0. */
    public static Margin logarithmic(double low, double q1, double median, double q3, double high) {
        return of(true, 0.005, low, 0.25, q1, 0.5, median, 0.75, q3, 0.995, high);
    }

    /**
     * Lines through any points.
     *
     * @param logarithmic whether the lines are straight on the logarithmic scale
     * @param points share, value, share, value and so on; shares rise, values do not fall
     */
    public static Margin of(boolean logarithmic, double... points) {
        if (points.length < 4 || points.length % 2 != 0) {
            throw new IllegalArgumentException("a margin needs at least two points, each a share and a value");
        }
        double[] scores = new double[points.length / 2];
        double[] heights = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Normal.quantile(points[2 * i]);
            heights[i] = logarithmic ? Math.log(points[2 * i + 1]) : points[2 * i + 1];
            if (i > 0 && !(scores[i] > scores[i - 1] && heights[i] >= heights[i - 1])) {
                throw new IllegalArgumentException("shares must rise and values must not fall, point " + i);
            }
        }
        return new Margin(scores, heights, logarithmic);
    }

    /**
     * The value at a normal score; beyond the first and last point the value stays.
     *
     * @param score standard normal, for example 0 for the median
     */
    public double at(double score) {
        double height = heights[0];
        for (int i = 1; i < scores.length && score > scores[i - 1]; i++) {
            double part = Math.min(1, (score - scores[i - 1]) / (scores[i] - scores[i - 1]));
            height = heights[i - 1] + part * (heights[i] - heights[i - 1]);
        }
        return logarithmic ? Math.exp(height) : height;
    }

    /**
     * The least score at which the value is reached: the inverse of {@link #at}, also where that has steps or stays.
     *
     * @return negative infinity when every score reaches it, positive infinity when none does
     */
    public double scoreReaching(double value) {
        double height = logarithmic ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value;
        if (height <= heights[0]) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int i = 1; i < heights.length; i++) {
            if (height <= heights[i]) {
                double part = (height - heights[i - 1]) / (heights[i] - heights[i - 1]);
                return scores[i - 1] + part * (scores[i] - scores[i - 1]);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** This margin with its first and last line drawn on until they reach these values; then the value stays. */
    public Margin prolonged(double low, double high) {
        double bottom = logarithmic ? Math.log(low) : low;
        double top = logarithmic ? Math.log(high) : high;
        int last = scores.length - 1;
        double below = (heights[1] - heights[0]) / (scores[1] - scores[0]);
        double above = (heights[last] - heights[last - 1]) / (scores[last] - scores[last - 1]);
        boolean down = below > 0 && bottom < heights[0];
        boolean up = above > 0 && top > heights[last];
        double[] newScores = Arrays.copyOf(scores, scores.length + (up ? 1 : 0));
        double[] newHeights = Arrays.copyOf(heights, newScores.length);
        if (up) {
            newScores[last + 1] = scores[last] + (top - heights[last]) / above;
            newHeights[last + 1] = top;
        }
        return down
                ? new Margin(
                        with(scores[0] - (heights[0] - bottom) / below, newScores),
                        with(bottom, newHeights),
                        logarithmic)
                : new Margin(newScores, newHeights, logarithmic);
    }

    private static double[] with(double first, double[] rest) {
        return DoubleStream.concat(DoubleStream.of(first), Arrays.stream(rest)).toArray();
    }
}

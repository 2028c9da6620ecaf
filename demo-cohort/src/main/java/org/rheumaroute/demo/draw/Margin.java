package org.rheumaroute.demo.draw;

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
}

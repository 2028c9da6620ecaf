package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Observed share of events along the predicted probability: in bins of nearly equal size, and as a smooth curve.
 *
 * @param bins lowest probabilities first; an empty bin is left out
 * @param smooth lowess curve over the distinct probabilities, rising; ends may lie a little below 0 or above 1
 * @param errors distances between the smooth curve and the diagonal
 */
public record CalibrationCurve(List<Bin> bins, List<Point> smooth, Errors errors) {
    /** Share of the rows that each local line sees; the habit of R's {@code lowess} and {@code rms::val.prob}. */
    private static final double SPAN = 2.0 / 3;

    public CalibrationCurve {
        bins = List.copyOf(bins);
        smooth = List.copyOf(smooth);
    }

    /**
     * Rows between two quantiles of the predicted probability.
     *
     * @param predicted mean predicted probability
     * @param observed share of events, with its Wilson interval
     * @param rows number of rows, at least 1
     */
    public record Bin(double predicted, Wilson observed, int rows) {}

    /** A point of the smooth curve. */
    public record Point(double predicted, double observed) {}

    /**
     * Distances over all rows between predicted and smoothed observed probability, as {@code rms::val.prob} has them.
     *
     * @param mean the integrated calibration index, E-avg
     * @param ninetieth 90 % of the rows are at most this far off, E90
     * @param greatest E-max
     */
    public record Errors(double mean, double ninetieth, double greatest) {}

    /**
     * Of probabilities. Bins end at the quantiles (numpy's and R's default kind, type 7); equal probabilities share a
     * bin.
     *
     * @param probabilities {@code double[rows]}, 0 to 1, at least one row
     * @param outcomes {@code int[rows]}, 0 or 1
     * @param count number of bins asked for, at least 1
     */
    public static CalibrationCurve of(double[] probabilities, int[] outcomes, int count) {
        Table.checkProbabilities(probabilities, outcomes);
        if (count < 1) {
            throw new IllegalArgumentException("a curve needs a bin, not " + count);
        }
        int[] order = IntStream.range(0, outcomes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i] + 0.0)) // -0 and 0 tie
                .mapToInt(Integer::intValue)
                .toArray();
        double[] predicted =
                Arrays.stream(order).mapToDouble(i -> probabilities[i]).toArray();
        double[] observed = Arrays.stream(order).mapToDouble(i -> outcomes[i]).toArray();
        double[] smoothed = Lowess.smooth(predicted, observed, SPAN);
        return new CalibrationCurve(
                bins(predicted, observed, count), points(predicted, smoothed), errors(predicted, smoothed));
    }

    /** Expected calibration error: mean distance of the bins' predicted and observed shares, weighted by rows. */
    public double expectedError() {
        double sum = 0;
        double rows = 0;
        for (Bin bin : bins) {
            sum += bin.rows() * Math.abs(bin.observed().value() - bin.predicted());
            rows += bin.rows();
        }
        return sum / rows;
    }

    /**
     * The smooth curve with fewer points, for drawing and for small files: its two ends and points at nearly even steps
     * of the predicted probability.
     *
     * @param most greatest number of points, 2 and above
     */
    public List<Point> smooth(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a curve needs 2 points, not " + most);
        }
        if (smooth.size() <= most) {
            return smooth;
        }
        double from = smooth.get(0).predicted();
        double step = (smooth.get(smooth.size() - 1).predicted() - from) / (most - 1);
        List<Point> kept = new ArrayList<>(most);
        for (Point point : smooth.subList(0, smooth.size() - 1)) {
            if (kept.size() < most - 1 && point.predicted() >= from + kept.size() * step) {
                kept.add(point);
            }
        }
        kept.add(smooth.get(smooth.size() - 1));
        return kept;
    }

    private static List<Bin> bins(double[] predicted, double[] observed, int count) {
        List<Bin> bins = new ArrayList<>();
        int n = predicted.length;
        int start = 0;
        while (start < n) {
            int bin = binOf(firstLike(predicted, start), n, count);
            double sum = 0;
            int events = 0;
            int end = start;
            for (; end < n && binOf(firstLike(predicted, end), n, count) == bin; end++) {
                sum += predicted[end];
                events += (int) observed[end];
            }
            bins.add(new Bin(sum / (end - start), Wilson.of(events, end - start).orElseThrow(), end - start));
            start = end;
        }
        return bins;
    }

    /** First row with the same probability. */
    private static int firstLike(double[] sorted, int row) {
        return Table.below(sorted, sorted[row]);
    }

    /**
     * Number of inner quantiles below the value that first stands at a sorted position. Quantile {@code k / count} lies
     * at position {@code k * (n - 1) / count}; compared as whole numbers, so rounding moves no row.
     */
    private static int binOf(int position, int n, int count) {
        if (n == 1 || position == 0) {
            return 0;
        }
        long below = ((long) position * count - 1) / (n - 1);
        return (int) Math.min(count - 1L, below);
    }

    private static List<Point> points(double[] predicted, double[] smoothed) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < predicted.length; i++) {
            if (i == 0 || predicted[i] != predicted[i - 1]) {
                points.add(new Point(predicted[i], smoothed[i]));
            }
        }
        return points;
    }

    private static Errors errors(double[] predicted, double[] smoothed) {
        double[] distances = new double[predicted.length];
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(predicted[i] - smoothed[i]);
            sum += distances[i];
        }
        Arrays.sort(distances);
        int last = distances.length - 1;
        double position = 0.9 * last;
        int low = (int) Math.floor(position);
        int high = Math.min(last, low + 1);
        double ninetieth = distances[low] + (position - low) * (distances[high] - distances[low]);
        return new Errors(sum / distances.length, ninetieth, distances[last]);
    }
}

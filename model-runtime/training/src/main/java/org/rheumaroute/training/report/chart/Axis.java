package org.rheumaroute.training.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One axis: what it shows, from where to where, and where its ticks stand.
 *
 * @param title what and in which unit
 * @param low value at its beginning
 * @param high value at its end, above {@code low}
 * @param logarithmic whether equal ratios are equally long; then {@code low} is above 0
 * @param ticks within the axis
 */
public record Axis(String title, double low, double high, boolean logarithmic, List<Tick> ticks) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    public Axis {
        mustRise(low, high);
        if (logarithmic && low <= 0) {
            throw new IllegalArgumentException("a logarithmic axis begins above 0, was " + low);
        }
        ticks = List.copyOf(ticks);
    }

    /** A labelled place. */
    public record Tick(double value, String label) {}

    /** Linear, with about {@code wanted} round ticks. */
    public static Axis linear(String title, double low, double high, int wanted) {
        mustRise(low, high);
        double step = step((high - low) / wanted);
        int decimals = decimals(step);
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = (long) Math.ceil(low / step - 1e-9); i <= last; i++) {
            ticks.add(new Tick(i * step, String.format(Locale.ROOT, "%." + decimals + "f", i * step)));
        }
        return new Axis(title, low, high, false, ticks);
    }

    /** 0 to 1, with a tick every fifth. */
    public static Axis unit(String title) {
        return linear(title, 0, 1, 5);
    }

    /** Logarithmic, with a tick at each of {@code at}; it reaches a little beyond them. */
    public static Axis logarithmic(String title, double... at) {
        double low = DoubleStream.of(at).min().orElse(1);
        double high = DoubleStream.of(at).max().orElse(10);
        List<Tick> ticks = DoubleStream.of(at)
                .distinct()
                .sorted()
                .mapToObj(v -> new Tick(v, String.format(Locale.ROOT, "%,.0f", v)))
                .toList();
        return new Axis(title, low / 1.15, high * 1.15, true, ticks);
    }

    /** Where a value lies, 0 at the beginning and 1 at the end; beyond both outside. */
    double share(double value) {
        return logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
    }

    private static void mustRise(double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("an axis must rise, was " + low + " to " + high);
        }
    }

    private static double step(double rough) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough * 0.999) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Decimals that a multiple of the step needs. */
    private static int decimals(double step) {
        int decimals = 0;
        for (double rest = step; decimals < 6 && Math.abs(rest - Math.rint(rest)) > 1e-6; rest *= 10) {
            decimals++;
        }
        return decimals;
    }
}

package org.rheumaroute.benchmark;

import java.util.List;

/** Median, least and greatest of repeated figures. */
record Spread(double median, double low, double high) {
    /**
     * Of at least one figure.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        double median = (sorted.get(lower) + sorted.get(upper)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}

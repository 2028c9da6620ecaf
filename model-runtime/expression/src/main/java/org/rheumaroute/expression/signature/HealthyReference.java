package org.rheumaroute.expression.signature;

import java.util.List;

/**
 * Levels of healthy people by the same platform, against which a sample is positive or not: above the mean plus two
 * standard deviations, as published for the six interferon genes.
 *
 * @param signature name of the signature
 * @param platform the platform all were measured on; another platform cannot be compared
 * @param people number of healthy people
 * @param mean mean level
 * @param deviation standard deviation of the level, with n - 1
 */
public record HealthyReference(String signature, String platform, int people, double mean, double deviation) {
    /** Fewer healthy people tell no standard deviation worth the name (our choice). */
    public static final int LEAST_PEOPLE = 10;

    private static final double DEVIATIONS = 2;

    /**
     * From levels.
     *
     * @throws IllegalArgumentException when there are fewer than {@value #LEAST_PEOPLE}
     */
    public static HealthyReference of(String signature, String platform, List<Double> levels) {
        if (levels.size() < LEAST_PEOPLE) {
            throw new IllegalArgumentException("a healthy reference needs at least " + LEAST_PEOPLE
                    + " people with a score of " + signature + ", there are " + levels.size());
        }
        double mean = levels.stream().mapToDouble(Double::doubleValue).sum() / levels.size();
        double squares = levels.stream()
                .mapToDouble(level -> (level - mean) * (level - mean))
                .sum();
        return new HealthyReference(signature, platform, levels.size(), mean, Math.sqrt(squares / (levels.size() - 1)));
    }

    /** Level above which a sample is positive. */
    public double positiveAbove() {
        return mean + DEVIATIONS * deviation;
    }

    /** Whether a level is positive. */
    public boolean isPositive(double level) {
        return level > positiveAbove();
    }
}

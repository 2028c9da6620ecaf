package org.rheumaroute.model.feature;

import java.util.regex.Pattern;

/**
 * Name of a model input, for example {@code crp} or {@code anti-ccp}.
 *
 * @param value lower-case words joined by hyphens
 */
public record FeatureName(String value) implements Comparable<FeatureName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public FeatureName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "feature name must be lower-case words joined by hyphens, was '" + value + "'");
        }
    }

    @Override
    public int compareTo(FeatureName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.rheumaroute.training.report;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checks that the records share: every figure is finite or absent, every share lies in 0 to 1. */
final class Figures {
    private Figures() {}

    static void finite(String name, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number or absent, was " + value);
        }
    }

    static void share(String name, @Nullable Double value) {
        if (value != null && !(value >= 0.0 && value <= 1.0)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1] or be absent, was " + value);
        }
    }

    static void share(String name, @Nullable Estimate estimate) {
        if (estimate != null) {
            share(name, estimate.value());
        }
    }

    static void counts(String name, int part, int whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(name + " must lie in 0 to " + whole + ", was " + part);
        }
    }

    /** A copy whose order does not depend on where it came from. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    static void text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    static <T> void distinct(String name, Collection<T> all, Function<T, String> key) {
        List<String> keys = all.stream().map(key).toList();
        if (keys.stream().distinct().count() != keys.size()) {
            throw new IllegalArgumentException(name + " must differ, were " + keys);
        }
    }
}

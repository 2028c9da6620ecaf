package org.rheumaroute.model.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One patient's values in schema order. Missing is explicit; a value is always finite and in the schema's unit. A
 * value outside the schema's range may be held, so that the scorer can refuse it by name. Immutable, thread-safe.
 */
public final class FeatureVector {
    private final FeatureSchema schema;
    private final double[] values; // NaN = missing; never leaves this type

    private FeatureVector(FeatureSchema schema, double[] values) {
        this.schema = schema;
        this.values = values;
    }

    /** Starts an empty vector: every feature missing. */
    public static Builder of(FeatureSchema schema) {
        return new Builder(schema);
    }

    /** The schema that fixes order and units. */
    public FeatureSchema schema() {
        return schema;
    }

    /** The value of a feature in the schema's unit; empty when missing. */
    public OptionalDouble value(FeatureName name) {
        return value(position(schema, name));
    }

    /** The value at a position in schema order; empty when missing. */
    public OptionalDouble value(int position) {
        double value = values[position];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** As {@link #value(int)}, NaN when missing; for loops over whole cohorts. */
    public double valueOrNaN(int position) {
        return values[position];
    }

    /**
     * The same patient with one value replaced, or added where it was missing.
     *
     * @param name a feature of the schema
     * @param value finite, in the schema's unit
     */
    public FeatureVector with(FeatureName name, double value) {
        return new Builder(schema, values).set(name, value).build();
    }

    /** The same patient with one value unknown. */
    public FeatureVector without(FeatureName name) {
        double[] left = values.clone();
        left[position(schema, name)] = Double.NaN;
        return new FeatureVector(schema, left);
    }

    /** Names of all missing features, in schema order. */
    public List<FeatureName> missing() {
        List<FeatureName> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                missing.add(schema.features().get(i).name());
            }
        }
        return missing;
    }

    /** A copy for an engine: {@code float[schema.size()]}, schema order, NaN = missing. */
    public float[] toFloats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** A copy: {@code double[schema.size()]}, schema order, NaN = missing. */
    public double[] toDoubles() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureVector vector
                && vector.schema.equals(schema)
                && Arrays.equals(vector.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FeatureVector of " + schema; // no values: they are patient data
    }

    private static int position(FeatureSchema schema, FeatureName name) {
        return schema.positionOf(name)
                .orElseThrow(() -> new IllegalArgumentException("no feature " + name + " in " + schema));
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {
        private final FeatureSchema schema;
        private final double[] values;

        private Builder(FeatureSchema schema) {
            this.schema = schema;
            this.values = new double[schema.size()];
            Arrays.fill(values, Double.NaN);
        }

        private Builder(FeatureSchema schema, double[] values) {
            this.schema = schema;
            this.values = values.clone();
        }

        /**
         * Sets one value.
         *
         * @param name a feature of the schema
         * @param value finite, in the schema's unit
         * @throws IllegalArgumentException when the schema has no such feature or the value is not finite
         */
        public Builder set(FeatureName name, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value of " + name + " must be finite; leave a missing value out");
            }
            values[position(schema, name)] = value;
            return this;
        }

        /** The vector so far. */
        public FeatureVector build() {
            return new FeatureVector(schema, values.clone());
        }
    }
}

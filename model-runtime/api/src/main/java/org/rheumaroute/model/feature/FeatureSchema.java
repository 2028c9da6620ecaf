package org.rheumaroute.model.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The inputs of a model in fixed order. Two schemas are the same if and only if their {@link #digest()} is the same.
 * Immutable, thread-safe.
 */
public final class FeatureSchema {
    private final String version;
    private final List<FeatureSpec> features;
    private final Map<FeatureName, Integer> positions;
    private final String digest;

    /**
     * @param version version of the schema
     * @param features at least one, names unique; the order is the order of the model's inputs
     */
    public FeatureSchema(String version, List<FeatureSpec> features) {
        this.version = version;
        this.features = List.copyOf(features);
        if (this.features.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one feature");
        }
        this.positions = positionsOf(this.features);
        this.digest = digestOf(version, this.features);
    }

    /** Version of the schema. */
    public String version() {
        return version;
    }

    /** The features in model order. */
    public List<FeatureSpec> features() {
        return features;
    }

    /** Number of features. */
    public int size() {
        return features.size();
    }

    /** Position of a feature in model order, counted from 0; empty when the schema has no such feature. */
    public OptionalInt positionOf(FeatureName name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /**
     * The feature with this name.
     *
     * @throws IllegalArgumentException when the schema has none
     */
    public FeatureSpec feature(FeatureName name) {
        return features.get(positionOf(name)
                .orElseThrow(() -> new IllegalArgumentException("schema " + version + " has no feature " + name)));
    }

    /** SHA-256 over version, names, units, ranges and missing policies in order; 64 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSchema schema && schema.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "FeatureSchema " + version + " (" + size() + " features)";
    }

    private static Map<FeatureName, Integer> positionsOf(List<FeatureSpec> features) {
        Map<FeatureName, Integer> positions = new HashMap<>();
        for (FeatureSpec feature : features) {
            if (positions.put(feature.name(), positions.size()) != null) {
                throw new IllegalArgumentException("feature " + feature.name() + " stands twice in the schema");
            }
        }
        return positions;
    }

    private static String digestOf(String version, List<FeatureSpec> features) {
        StringBuilder canonical = new StringBuilder(version).append('\n');
        for (FeatureSpec f : features) {
            canonical
                    .append(f.name())
                    .append('|')
                    .append(f.unit())
                    .append('|')
                    .append(f.low())
                    .append('|')
                    .append(f.high())
                    .append('|')
                    .append(f.missing())
                    .append('\n');
        }
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.rheumaroute.model.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * How features become a net's inputs; fitted on the training cohort and part of the package. First one scaled value for
 * each feature in schema order, then one 0/1 flag for each feature that was missing in training. A missing value takes
 * the training median and says so by its flag, so it never looks like a known zero.
 *
 * @param version version of this form; always 1
 * @param clip scaled values are cut at plus and minus this many standard deviations
 * @param inputs one for each feature, in schema order
 */
public record Preprocessing(int version, double clip, List<Input> inputs) {
    private static final String CHECK = "preprocessing";
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public Preprocessing {
        inputs = List.copyOf(inputs);
        if (version != VERSION) {
            throw new IllegalArgumentException("version must be " + VERSION + ", was " + version);
        }
        if (!(clip > 0.0 && Double.isFinite(clip))) {
            throw new IllegalArgumentException("clip must be above 0, was " + clip);
        }
    }

    /** A preprocessing of the current form. */
    public static Preprocessing of(double clip, List<Input> inputs) {
        return new Preprocessing(VERSION, clip, inputs);
    }

    /** What is done to a value before it is scaled. */
    public enum Transform {
        /** Nothing. */
        NONE,
        /** {@code ln(1 + value)}; for values of 0 and above with a long tail, such as CRP. */
        LOG1P;

        /** Transforms a value in the schema's unit. */
        public double of(double value) {
            return this == LOG1P ? StrictMath.log1p(value) : value;
        }
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param transform done first
     * @param median training median of the transformed value; stands in when missing
     * @param centre training mean of the transformed value
     * @param scale training standard deviation of the transformed value, above 0
     * @param flagged whether a 0/1 input says that it is missing
     */
    public record Input(
            String feature, Transform transform, double median, double centre, double scale, boolean flagged) {
        public Input {
            if (!(Double.isFinite(median) && Double.isFinite(centre) && scale > 0.0 && Double.isFinite(scale))) {
                throw new IllegalArgumentException("input " + feature + " needs finite numbers and a scale above 0");
            }
        }

        private float scaled(OptionalDouble value, double clip) {
            double transformed = value.isPresent() ? transform.of(value.getAsDouble()) : median;
            return (float) Math.max(-clip, Math.min(clip, (transformed - centre) / scale));
        }
    }

    /** Number of inputs of the net. */
    public int width() {
        return inputs.size() + (int) inputs.stream().filter(Input::flagged).count();
    }

    /** The net's inputs for one patient: {@code float[width()]}. */
    public float[] inputsOf(FeatureVector vector) {
        float[] row = new float[width()];
        int flag = inputs.size();
        for (int i = 0; i < inputs.size(); i++) {
            OptionalDouble value = vector.value(i);
            row[i] = inputs.get(i).scaled(value, clip);
            if (inputs.get(i).flagged()) {
                row[flag++] = value.isEmpty() ? 1f : 0f;
            }
        }
        return row;
    }

    /** The net's inputs for the training-median patient, nothing missing: {@code float[width()]}. */
    float[] medianPatient() {
        float[] row = new float[width()];
        for (int i = 0; i < inputs.size(); i++) {
            row[i] = inputs.get(i).scaled(OptionalDouble.empty(), clip);
        }
        return row;
    }

    /** Position of each feature's flag among the inputs; -1 where there is none. */
    public int[] flagPositions() {
        int[] positions = new int[inputs.size()];
        int flag = inputs.size();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = inputs.get(i).flagged() ? flag++ : -1;
        }
        return positions;
    }

    /** The JSON form; the same bytes for the same value. */
    public byte[] toJson() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return (MAPPER.writer(printer).writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preprocessing has a JSON form", e);
        }
    }

    static Preprocessing read(Path origin, byte[] json, FeatureSchema schema) throws ModelIntegrityException {
        Preprocessing read;
        try {
            read = MAPPER.readValue(json, Preprocessing.class);
        } catch (JsonProcessingException e) {
            throw new ModelIntegrityException(origin, CHECK, e.getOriginalMessage());
        } catch (IOException e) {
            throw new ModelIntegrityException(origin, CHECK, "not JSON");
        }
        if (read == null || read.inputs().size() != schema.size()) {
            throw new ModelIntegrityException(origin, CHECK, "it must name the schema's features one by one");
        }
        for (int i = 0; i < schema.size(); i++) {
            requireFit(origin, read.inputs().get(i), schema, i);
        }
        return read;
    }

    private static void requireFit(Path origin, Input input, FeatureSchema schema, int position)
            throws ModelIntegrityException {
        String expected = schema.features().get(position).name().value();
        if (!input.feature().equals(expected)) {
            throw new ModelIntegrityException(origin, CHECK, "input " + position + " must be " + expected);
        }
        if (input.transform() == Transform.LOG1P
                && schema.features().get(position).low() < 0) {
            throw new ModelIntegrityException(origin, CHECK, expected + " may be negative, so it has no logarithm");
        }
        // Without a flag a tolerated missing value would be scored as if the median had been measured.
        if (!schema.features().get(position).isRequired() && !input.flagged()) {
            throw new ModelIntegrityException(origin, CHECK, expected + " may be missing, so it needs a flag");
        }
    }
}

package org.rheumaroute.model.packages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Locale;
import java.util.function.Function;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;

/**
 * The JSON of packages: strict when read (no unknown, missing, null or doubled key, nothing after the end), the same
 * bytes for the same value when written.
 */
final class PackageJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(valueTypes())
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private PackageJson() {}

    /**
     * Reads one value.
     *
     * @param check name of the check that fails when the bytes are not such a value
     */
    static <T> T read(Path origin, String check, byte[] json, Class<T> type) throws ModelIntegrityException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new ModelIntegrityException(origin, check, "JSON null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ModelIntegrityException(origin, check, e.getOriginalMessage());
        } catch (IOException e) {
            throw new ModelIntegrityException(origin, check, "not JSON: " + e.getMessage());
        }
    }

    /**
     * A field that older packages do not have.
     *
     * @param object the object at the top level that holds it
     * @param field its name there
     * @param value what its absence means
     */
    record Default(String object, String field, double value) {}

    /** As {@link #read(Path, String, byte[], Class)}, with a value for a field that older packages do not have. */
    static <T> T read(Path origin, String check, byte[] json, Class<T> type, Default absent)
            throws ModelIntegrityException {
        JsonNode tree = read(origin, check, json, JsonNode.class);
        if (tree.path(absent.object()) instanceof ObjectNode inner && !inner.has(absent.field())) {
            inner.put(absent.field(), absent.value());
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new ModelIntegrityException(origin, check, e.getOriginalMessage());
        }
    }

    static byte[] write(Object value) {
        try {
            return (WRITER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    private static SimpleModule valueTypes() {
        SimpleModule module = new SimpleModule("package-values");
        asText(module, TaskId.class, TaskId::value, TaskId::new);
        asText(module, FeatureName.class, FeatureName::value, FeatureName::new);
        asText(module, Period.class, Period::toString, PackageJson::period);
        module.addSerializer(new TextSerializer<>(
                Enum.class, e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return module;
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an ISO 8601 period", e);
        }
    }

    private static <T> void asText(
            SimpleModule module, Class<T> type, Function<T, String> out, Function<String, T> in) {
        module.addSerializer(new TextSerializer<>(type, out));
        module.addDeserializer(type, new TextDeserializer<>(type, in));
    }

    private static final class TextSerializer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> text;

        TextSerializer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }

    private static final class TextDeserializer<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return super.deserialize(in, context);
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parse.apply(text);
        }
    }
}

package org.rheumaroute.routes.ehr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.RawResource.ResourceHead;

/**
 * Walks JSON whose shape is expected and remembers where an object begins and ends in the bytes. Lenient about what it
 * passes over: an odd resource is the reader's to refuse, alone, and must not take its whole page with it. Confined.
 */
final class Cursor implements AutoCloseable {
    /** The answer's size is limited already, so depth and lengths need no limit of their own here. */
    private static final JsonFactory LENIENT = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(1 << 20)
                    .maxNameLength(1 << 20)
                    .maxStringLength(1 << 30)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Called on the value of a field; must consume exactly that value. */
    interface FieldStep {
        void on(String field) throws IOException;
    }

    /** Called on an element of an array; must consume exactly that element. */
    interface ElementStep {
        void run() throws IOException;
    }

    private final JsonParser parser;
    private final byte[] source;

    /** Stands on the first token of the bytes. */
    Cursor(byte[] source) throws IOException {
        this.parser = LENIENT.createParser(source);
        this.source = source;
        parser.nextToken();
    }

    /** The current value must be an object that has no field twice; each of its fields goes to the step. */
    void eachFieldOnce(FieldStep step) throws IOException {
        Set<String> seen = new HashSet<>();
        eachField(field -> {
            require(seen.add(field));
            step.on(field);
        });
    }

    /** The current value must be an object; each of its fields goes to the step. */
    void eachField(FieldStep step) throws IOException {
        require(isObject());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            step.on(field);
        }
        require(parser.currentToken() == JsonToken.END_OBJECT);
    }

    /** Like {@link #eachField}, but passes over whatever is no object. */
    void eachFieldIfObject(FieldStep step) throws IOException {
        if (isObject()) {
            eachField(step);
        } else {
            skip();
        }
    }

    /** The current value must be an array; each of its elements goes to the step. */
    void eachElement(ElementStep step) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() != null);
            step.run();
        }
    }

    private boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** The current value must be a string. */
    String text() throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getText();
    }

    /** The current value if it is a string; else it is passed over. */
    @Nullable
    String textOrNull() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        skip();
        return null;
    }

    /** Whether nothing but space follows the value that was just left. */
    boolean isAtEnd() throws IOException {
        return parser.nextToken() == null;
    }

    void skip() throws IOException {
        parser.skipChildren();
        // A cut document ends here without an exception of the parser.
        require(parser.currentToken() != null);
    }

    /** Where the current token begins. */
    int start() {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /** The bytes from there to the end of the object that was just left. */
    RawResource slice(int from, ResourceHead head) throws IOException {
        int to = Math.toIntExact(parser.currentLocation().getByteOffset());
        require(from >= 0 && to <= source.length && source[from] == '{' && source[to - 1] == '}');
        return new RawResource(source, from, to, head);
    }

    private void require(boolean holds) throws JsonParseException {
        if (!holds) {
            throw new JsonParseException(parser, "not the expected shape");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

package org.rheumaroute.routes.ehr;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.rheumaroute.routes.ehr.RawResource.ResourceHead;

/** Walks JSON whose shape is expected and remembers where an object begins and ends in the bytes. Confined. */
final class Cursor {
    /** Called on the value of a field; must consume exactly that value. */
    interface FieldStep {
        void on(String field) throws IOException;
    }

    /** Called on an element of an array; must consume exactly that element. */
    interface ElementStep {
        void run() throws IOException;
    }

    final JsonParser parser;
    private final byte[] source;

    Cursor(JsonParser parser, byte[] source) {
        this.parser = parser;
        this.source = source;
    }

    /** The current value must be an object; each of its fields goes to the step. */
    void eachField(FieldStep step) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            step.on(field);
        }
        require(parser.currentToken() == JsonToken.END_OBJECT);
    }

    /** The current value must be an array; each of its elements goes to the step. */
    void eachElement(ElementStep step) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() != null);
            step.run();
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** The current value must be a string. */
    String text() throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getText();
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

    void require(boolean holds) throws JsonParseException {
        if (!holds) {
            throw new JsonParseException(parser, "not the expected shape");
        }
    }
}

package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits one text into resources, Bundles included, each good or refused on its own. For one text, one thread. */
final class ResourceSplitter {
    private static final int FIRST_LINE_LIMIT = 1 << 20;
    private static final int CHUNK = 1 << 12;
    // NaN and Infinity are let through so that they spoil their own entry only; ScopedTree refuses them.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String source;
    private final List<ParsedResource> resources = new ArrayList<>();

    ResourceSplitter(String source) {
        this.source = source;
    }

    List<ParsedResource> resources() {
        return resources;
    }

    void refuse(ReadReason reason) {
        resources.add(ParsedResource.refused(source, reason));
    }

    /** Whether the first line is complete JSON and more follows; leaves the reader where it was. */
    boolean startsWithWholeLine(BufferedReader reader) throws IOException {
        // A reader sets aside the whole of what it is asked to remember, so ask for little first.
        for (int limit = CHUNK; limit <= FIRST_LINE_LIMIT; limit *= 4) {
            reader.mark(limit);
            String start = readUpTo(reader, limit);
            reader.reset();
            int end = start.indexOf('\n');
            if (end >= 0) {
                return isWholeObject(start.substring(0, end));
            }
            if (start.length() < limit) {
                return false; // that was the whole text
            }
        }
        return false;
    }

    private static String readUpTo(Reader reader, int limit) throws IOException {
        char[] start = new char[limit];
        int length = 0;
        while (length < limit) {
            int read = readQuietly(reader, start, length, limit - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return new String(start, 0, length);
    }

    private static int readQuietly(Reader reader, char[] into, int offset, int length) throws IOException {
        try {
            return reader.read(into, offset, length);
        } catch (CharacterCodingException e) {
            return -1; // met again, and refused, when the text is read in earnest
        }
    }

    private static boolean isWholeObject(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Every line is a text of its own; a bad one does not stop the others. */
    void lines(BufferedReader reader, TextSource text) throws IOException {
        text.renewLimit();
        String line = reader.readLine();
        while (line != null) {
            if (!line.isBlank()) {
                document(new StringReader(line));
            }
            text.renewLimit();
            line = nextLine(reader);
        }
    }

    private @Nullable String nextLine(BufferedReader reader) throws IOException {
        try {
            return reader.readLine();
        } catch (CharacterCodingException e) {
            throw new TextSource.Fault(ReadReason.ENCODING);
        }
    }

    /** One text: usually one value, but whatever follows it is read as well. */
    void document(Reader reader) throws IOException {
        int before = resources.size();
        try (JsonParser parser = JSON.createParser(reader)) {
            while (parser.nextToken() != null) {
                ScopedTree tree = new ScopedTree();
                root(tree.build(parser), tree);
            }
            if (resources.size() == before) {
                refuse(ReadReason.NOT_JSON); // an empty text
            }
        } catch (StreamConstraintsException e) {
            refuse(String.valueOf(e.getMessage()).contains("nesting") ? ReadReason.TOO_DEEP : ReadReason.TOO_LARGE);
        } catch (JsonProcessingException e) {
            refuse(ReadReason.NOT_JSON);
        } catch (CharacterCodingException e) {
            refuse(ReadReason.ENCODING);
        }
    }

    private void root(JsonNode node, ScopedTree tree) {
        if (node.isArray() && !node.isEmpty()) {
            node.forEach(item -> resource(item, null, tree));
        } else {
            resource(node, null, tree);
        }
    }

    private void resource(JsonNode node, @Nullable String fullUrl, ScopedTree tree) {
        ReadReason fault = tree.faultOf(node);
        if (fault != null) {
            resources.add(ParsedResource.refused(source, node, fault));
        } else if (!FhirJson.isResource(node)) {
            resources.add(ParsedResource.refused(source, node, ReadReason.NOT_A_RESOURCE));
        } else {
            resources.add(ParsedResource.of(source, fullUrl, node));
            if (node.path("resourceType").asText().equals("Bundle")) {
                node.path("entry").forEach(entry -> entry(entry, tree));
            }
        }
    }

    private void entry(JsonNode entry, ScopedTree tree) {
        ReadReason fault = tree.faultOf(entry);
        JsonNode resource = entry.path("resource");
        if (fault != null) {
            resources.add(ParsedResource.refused(source, resource, fault));
        } else if (resource.isMissingNode()) {
            refuse(ReadReason.ENTRY_WITHOUT_RESOURCE);
        } else {
            resource(resource, entry.path("fullUrl").textValue(), tree);
        }
    }
}

package org.rheumaroute.fhir.read;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Strict parser of FHIR JSON: duplicate keys, deep nesting, non-finite and huge numbers and wrong encodings are
 * refused before anybody can pick a winner. Parser messages, which may repeat values, go nowhere. Thread-safe.
 */
public final class FhirJson {
    /** Default limit of one text, or of one line of NDJSON: 64 MiB. */
    public static final long DEFAULT_MAX_BYTES = 64L << 20;

    private FhirJson() {}

    /**
     * Parses a Bundle (its entries, also nested), one resource, a JSON array of resources or NDJSON, up to {@link
     * #DEFAULT_MAX_BYTES}.
     *
     * @see #parse(InputStream, String, long)
     */
    public static List<ParsedResource> parse(InputStream in, String name) throws IOException {
        return parse(in, name, DEFAULT_MAX_BYTES);
    }

    /**
     * Parses a Bundle (its entries, also nested), one resource, a JSON array of resources or NDJSON.
     *
     * @param in UTF-8 text, with or without a byte order mark; closed by the caller
     * @param name name of the file or stream, kept in every {@link ParsedResource#source()}; {@code .ndjson} at its
     *     end, or a first line that is complete JSON, makes every line a text of its own
     * @param maxBytes greatest size of the text, for NDJSON of one line
     * @return one item for each resource in order of appearance, Bundles included, unreadable ones as refusals;
     *     never throws for what the text says
     * @throws IOException when the stream fails
     */
    public static List<ParsedResource> parse(InputStream in, String name, long maxBytes) throws IOException {
        TextSource text = new TextSource(in, maxBytes);
        ResourceSplitter splitter = new ResourceSplitter(name);
        try {
            BufferedReader reader = text.open();
            if (name.endsWith(".ndjson") || splitter.startsWithWholeLine(reader)) {
                splitter.lines(reader, text);
            } else {
                splitter.document(reader);
            }
        } catch (TextSource.Fault fault) {
            splitter.refuse(fault.reason());
        }
        return splitter.resources();
    }

    /**
     * Takes a resource (or a Bundle's entries) that HAPI has parsed already. Prefer {@link #parse}: HAPI has then
     * already picked the last of two equal keys.
     *
     * @param resource an R4 resource
     * @param name name to keep in every {@link ParsedResource#source()}
     */
    public static List<ParsedResource> of(IBaseResource resource, String name) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        return ofText(json, name);
    }

    /** Parses text that is already in memory. */
    public static List<ParsedResource> ofText(String json, String name) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return parse(new ByteArrayInputStream(bytes), name, Math.max(bytes.length, DEFAULT_MAX_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    static boolean isResource(JsonNode node) {
        return node.isObject() && node.path("resourceType").isTextual();
    }
}

package org.rheumaroute.fhir.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Strict parser of FHIR JSON: duplicate keys, endless depth, non-finite and huge numbers and wrong encodings are
 * refused before anybody can pick a winner. Thread-safe.
 */
public final class FhirJson {
    private FhirJson() {}

    /**
     * Parses a Bundle (its entries, also nested), one resource, a JSON array of resources or NDJSON.
     *
     * @param in UTF-8 text, with or without a byte order mark; closed by the caller
     * @param name name of the file or stream, kept in every {@link ParsedResource#source()}
     * @return one item for each resource in order of appearance, unreadable ones as refusals; never throws for
     *     what the text says
     * @throws IOException when the stream fails
     */
    public static List<ParsedResource> parse(InputStream in, String name) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Takes a resource (or a Bundle's entries) that HAPI has parsed already, for example a client's answer.
     *
     * @param resource an R4 resource
     * @param name name to keep in every {@link ParsedResource#source()}
     */
    public static List<ParsedResource> of(IBaseResource resource, String name) {
        throw new UnsupportedOperationException("not yet");
    }
}

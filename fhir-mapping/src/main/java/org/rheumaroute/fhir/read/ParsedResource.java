package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One resource as parsed strictly from JSON, or the refusal that stands in its place. Immutable by convention: the
 * tree never leaves this package.
 */
public final class ParsedResource {
    private final String source;
    private final @Nullable String fullUrl;
    private final JsonNode tree;
    private final @Nullable ReadReason refusal;

    private ParsedResource(String source, @Nullable String fullUrl, JsonNode tree, @Nullable ReadReason refusal) {
        this.source = Objects.requireNonNull(source);
        this.fullUrl = fullUrl;
        this.tree = tree;
        this.refusal = refusal;
    }

    static ParsedResource of(String source, @Nullable String fullUrl, JsonNode tree) {
        return new ParsedResource(source, fullUrl, tree, null);
    }

    /** A refusal; the tree, if any, serves only to name type and id. */
    static ParsedResource refused(String source, JsonNode tree, ReadReason refusal) {
        return new ParsedResource(source, null, tree, refusal);
    }

    static ParsedResource refused(String source, ReadReason refusal) {
        return refused(source, NullNode.getInstance(), refusal);
    }

    /** Name of the file or stream it came from. */
    public String source() {
        return source;
    }

    /** The Bundle entry's fullUrl; null when it did not come from a Bundle or had none. */
    public @Nullable String fullUrl() {
        return fullUrl;
    }

    /** Why nothing usable could be parsed here; null when a resource could. */
    public @Nullable ReadReason refusal() {
        return refusal;
    }

    /** The resource type as written; {@code ?} when it could not be parsed. */
    public String resourceType() {
        String type = tree.path("resourceType").textValue();
        return type == null ? "?" : type;
    }

    /** The logical id; null when it has none. */
    public @Nullable String id() {
        return tree.path("id").textValue();
    }

    /** Whether {@code meta.tag} holds a tag, for example the one that marks invented data. */
    public boolean hasTag(String system, String code) {
        for (JsonNode tag : tree.path("meta").path("tag")) {
            if (system.equals(tag.path("system").textValue())
                    && code.equals(tag.path("code").textValue())) {
                return true;
            }
        }
        return false;
    }

    JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return "ParsedResource " + resourceType(); // no content: it is patient data
    }
}

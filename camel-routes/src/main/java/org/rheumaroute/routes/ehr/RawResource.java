package org.rheumaroute.routes.ehr;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the EHR sent it, byte for byte, and the few fields that routing needs. Nothing of the clinical content
 * was read. Immutable; shares the bytes of its answer.
 */
public final class RawResource {
    private final byte[] source;
    private final int from;
    private final int to;
    private final ResourceHead head;

    RawResource(byte[] source, int from, int to, ResourceHead head) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.head = head;
    }

    /** The resource's type; empty text if it states none. */
    public String type() {
        return head.type == null ? "" : head.type;
    }

    /** The logical id; empty if the server gave none. */
    public Optional<String> id() {
        return Optional.ofNullable(head.id);
    }

    /** {@code meta.versionId}. */
    public Optional<String> versionId() {
        return Optional.ofNullable(head.versionId);
    }

    /** {@code meta.lastUpdated}; empty if missing or unreadable. */
    public Optional<Instant> lastUpdated() {
        return Optional.ofNullable(head.lastUpdated).flatMap(RawResource::instant);
    }

    /** {@code subject.reference} or {@code patient.reference} as it stands in the resource. */
    Optional<String> patientReference() {
        return Optional.ofNullable(head.patientReference);
    }

    /** Its JSON, UTF-8. */
    public InputStream open() {
        return new ByteArrayInputStream(source, from, to - from);
    }

    /** A copy of its JSON, UTF-8. */
    public byte[] json() {
        return Arrays.copyOfRange(source, from, to);
    }

    /** How many bytes its JSON has. */
    public int length() {
        return to - from;
    }

    /** The type only: ids do not belong into logs. */
    @Override
    public String toString() {
        return type();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the scanner fills in while it passes over a resource. */
    static final class ResourceHead {
        @Nullable
        String type;

        @Nullable
        String id;

        @Nullable
        String versionId;

        @Nullable
        String lastUpdated;

        @Nullable
        String patientReference;
    }
}

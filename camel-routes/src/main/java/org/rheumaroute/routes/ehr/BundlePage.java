package org.rheumaroute.routes.ehr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.RawResource.ResourceHead;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/**
 * One Bundle, scanned once without building a tree: its entries as slices of the same bytes, and the link to the next
 * page. Numbers and spaces stay as the EHR wrote them, and so does an odd resource: its reader refuses it alone.
 * Immutable.
 */
final class BundlePage {
    /**
     * One entry.
     *
     * @param resource its resource, if it has one
     * @param isMatch false for what a search adds by itself (outcome, include)
     * @param status {@code response.status}, first three digits; 0 = none
     */
    record Entry(
            @Nullable RawResource resource,
            boolean isMatch,
            int status,
            @Nullable String location,
            @Nullable String etag) {}

    /** No entries, no further page. */
    static final BundlePage EMPTY = new BundlePage();

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable String type;
    private @Nullable String next;

    private BundlePage() {}

    /**
     * Scans an answer.
     *
     * @param request what was asked, without ids, for the message
     * @throws EhrUnavailableException if these bytes are not one JSON Bundle whose own fields stand once
     */
    static BundlePage read(byte[] json, String request) {
        try (Cursor at = new Cursor(json)) {
            BundlePage page = new BundlePage();
            page.scan(at);
            if (at.isAtEnd() && "Bundle".equals(page.type)) {
                return page;
            }
        } catch (IOException e) {
            // Its message repeats what was read; the answer is unusable either way.
            throw EhrUnavailableException.unreadable(request, json);
        }
        throw EhrUnavailableException.unreadable(request, json);
    }

    /**
     * Scans an answer that is one resource.
     *
     * @throws EhrUnavailableException if these bytes are not one JSON object with a resource type
     */
    static RawResource readResource(byte[] json, String request) {
        try (Cursor at = new Cursor(json)) {
            RawResource resource = scanResource(at);
            if (at.isAtEnd() && !resource.type().isEmpty()) {
                return resource;
            }
        } catch (IOException e) {
            throw EhrUnavailableException.unreadable(request, json);
        }
        throw EhrUnavailableException.unreadable(request, json);
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<String> next() {
        return Optional.ofNullable(next);
    }

    private void scan(Cursor at) throws IOException {
        at.eachFieldOnce(field -> {
            switch (field) {
                case "resourceType" -> type = at.text();
                case "link" -> at.eachElement(() -> scanLink(at));
                case "entry" -> at.eachElement(() -> entries.add(scanEntry(at)));
                default -> at.skip();
            }
        });
    }

    private void scanLink(Cursor at) throws IOException {
        String[] link = new String[2];
        at.eachFieldOnce(field -> {
            switch (field) {
                case "relation" -> link[0] = at.text();
                case "url" -> link[1] = at.text();
                default -> at.skip();
            }
        });
        if ("next".equals(link[0]) && link[1] != null) {
            next = link[1];
        }
    }

    private static Entry scanEntry(Cursor at) throws IOException {
        EntryParts parts = new EntryParts();
        at.eachFieldOnce(field -> {
            switch (field) {
                case "resource" -> parts.resource = scanResource(at);
                case "search" -> at.eachFieldOnce(inner -> parts.take(inner, at));
                case "response" -> at.eachFieldOnce(inner -> parts.take(inner, at));
                default -> at.skip();
            }
        });
        return parts.entry();
    }

    private static RawResource scanResource(Cursor at) throws IOException {
        ResourceHead head = new ResourceHead();
        int from = at.start();
        at.eachField(field -> {
            switch (field) {
                case "resourceType" -> head.type = at.textOrNull();
                case "id" -> head.id = at.textOrNull();
                case "meta" -> at.eachFieldIfObject(inner -> takeMeta(head, inner, at));
                case "subject", "patient" -> at.eachFieldIfObject(inner -> takeReference(head, inner, at));
                default -> at.skip();
            }
        });
        return at.slice(from, head);
    }

    private static void takeMeta(ResourceHead head, String field, Cursor at) throws IOException {
        switch (field) {
            case "versionId" -> head.versionId = at.textOrNull();
            case "lastUpdated" -> head.lastUpdated = at.textOrNull();
            default -> at.skip();
        }
    }

    private static void takeReference(ResourceHead head, String field, Cursor at) throws IOException {
        if (field.equals("reference")) {
            head.patientReference = at.textOrNull();
        } else {
            at.skip();
        }
    }

    private static final class EntryParts {
        private @Nullable RawResource resource;
        private @Nullable String mode;
        private @Nullable String status;
        private @Nullable String location;
        private @Nullable String etag;

        void take(String field, Cursor at) throws IOException {
            switch (field) {
                case "mode" -> mode = at.text();
                case "status" -> status = at.text();
                case "location" -> location = at.text();
                case "etag" -> etag = at.text();
                default -> at.skip();
            }
        }

        Entry entry() {
            boolean isMatch = mode == null || mode.equals("match");
            int code = status != null && status.matches("\\d{3}.*") ? Integer.parseInt(status.substring(0, 3)) : 0;
            return new Entry(resource, isMatch, code, location, etag);
        }
    }
}

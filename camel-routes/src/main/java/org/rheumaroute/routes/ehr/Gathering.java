package org.rheumaroute.routes.ehr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rheumaroute.routes.ehr.http.RecordTooLargeException;

/** Collects one record within its limits; what comes twice over pages is kept once. Confined to one pull. */
final class Gathering {
    private static final String TOO_LARGE = "a patient's record is too large";

    private final PullLimits limits;
    private final List<RawResource> resources = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long bytes;
    private int pages;

    Gathering(PullLimits limits) {
        this.limits = limits;
    }

    void add(BundlePage page) {
        if (++pages > limits.maxPages()) {
            throw new RecordTooLargeException(TOO_LARGE, "pages", limits.maxPages());
        }
        for (BundlePage.Entry entry : page.entries()) {
            RawResource resource = entry.resource();
            if (resource != null && entry.isMatch() && !resource.type().equals("OperationOutcome")) {
                add(resource);
            }
        }
    }

    void add(RawResource resource) {
        if (resource.id().isPresent()
                && !seen.add(resource.type() + "/" + resource.id().get())) {
            return;
        }
        if (resources.size() >= limits.maxResources()) {
            throw new RecordTooLargeException(TOO_LARGE, "resources", limits.maxResources());
        }
        bytes += resource.length();
        if (bytes > limits.maxBytes()) {
            throw new RecordTooLargeException(TOO_LARGE, "bytes", limits.maxBytes());
        }
        resources.add(resource);
    }

    List<RawResource> resources() {
        return resources;
    }
}

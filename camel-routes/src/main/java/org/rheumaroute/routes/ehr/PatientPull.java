package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rheumaroute.routes.ehr.PullPlan.Part;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrRequest;
import org.rheumaroute.routes.ehr.http.EhrTransport;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.StatusMeaning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads whole records: one batch and the further pages of each search, or one request for each part. Thread-safe. */
final class PatientPull {
    private static final Logger LOG = LoggerFactory.getLogger(PatientPull.class);
    /** Answers of servers that have no batch at all. */
    private static final Set<Integer> NO_BATCH = Set.of(404, 405, 501);
    /** Answers to a search by patient of servers that do not serve the type. */
    static final Set<Integer> NOT_OFFERED = Set.of(400, 404, 405, 422, 501);

    private final EhrTransport transport;
    private final int pageSize;
    private final AtomicBoolean batches = new AtomicBoolean(true);

    PatientPull(EhrTransport transport, int pageSize) {
        this.transport = transport;
        this.pageSize = pageSize;
    }

    PatientRecord pull(PullRequest request) {
        List<Part> parts = PullPlan.of(request, pageSize);
        if (batches.get()) {
            Optional<BundlePage> answer = tryBatch(parts);
            if (answer.isPresent()) {
                return fromBatch(request, parts, answer.get());
            }
        }
        return oneByOne(request, parts);
    }

    private Optional<BundlePage> tryBatch(List<Part> parts) {
        EhrRequest batch = EhrRequest.readingPost(PullPlan.batch(parts).getBytes(UTF_8));
        try {
            return Optional.of(BundlePage.read(transport.send(batch).body(), batch.toString()));
        } catch (EhrRefusedException e) {
            if (NO_BATCH.contains(e.status())) {
                LOG.info("The EHR offers no batch (status {}): records are read by single requests", e.status());
                batches.set(false);
            } else if (e.status() != 400 && e.status() != 422) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private PatientRecord fromBatch(PullRequest request, List<Part> parts, BundlePage answer) {
        if (answer.entries().size() != parts.size()) {
            throw new EhrUnavailableException("the EHR answered a batch with another number of entries", true, null);
        }
        Gathering gathering = new Gathering(request.limits());
        Set<String> notOffered = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            BundlePage.Entry entry = answer.entries().get(i);
            Optional<EhrException> failure =
                    StatusMeaning.of("batch GET " + part.type(), entry.status(), null, List.of());
            if (failure.isPresent()) {
                tolerate(part, failure.get(), notOffered);
            } else {
                take(
                        part,
                        Optional.ofNullable(entry.resource())
                                .map(RawResource::json)
                                .orElse(new byte[0]),
                        gathering);
            }
        }
        return new PatientRecord(request.patientId(), gathering.resources(), notOffered);
    }

    private PatientRecord oneByOne(PullRequest request, List<Part> parts) {
        Gathering gathering = new Gathering(request.limits());
        Set<String> notOffered = new HashSet<>();
        for (Part part : parts) {
            byte[] first;
            try {
                first = send(part.url());
            } catch (EhrRefusedException e) {
                tolerate(part, e, notOffered);
                continue;
            }
            // Outside the try: a later page that is refused must not pass for a type that is not offered.
            take(part, first, gathering);
        }
        return new PatientRecord(request.patientId(), gathering.resources(), notOffered);
    }

    /** An absent resource and a type that the EHR does not serve are findings; every other failure ends the pull. */
    private static void tolerate(Part part, EhrException failure, Set<String> notOffered) {
        int status = failure instanceof EhrRefusedException refused ? refused.status() : 0;
        if (part.isRead() && (status == 404 || status == 410)) {
            return;
        }
        if (part.isRequired() || !NOT_OFFERED.contains(status)) {
            throw failure;
        }
        notOffered.add(part.type());
    }

    private void take(Part part, byte[] json, Gathering gathering) {
        if (part.isRead()) {
            gathering.add(BundlePage.readResource(json, "GET " + part.type()));
            return;
        }
        BundlePage page = BundlePage.read(json, "GET " + part.type());
        gathering.add(page);
        for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
            page = BundlePage.read(send(next.get()), "GET page of " + part.type());
            gathering.add(page);
        }
    }

    private byte[] send(String url) {
        return transport.send(EhrRequest.get(url)).body();
    }
}

package org.rheumaroute.routes.ehr;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrRequest;
import org.rheumaroute.routes.ehr.http.EhrTransport;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/** Asks for a page only when it is wanted, so that a first run over a whole hospital needs the memory of one page. */
final class ChangePages implements Iterator<ChangePage> {
    /** Types that an EHR need not have, or not know how to pick; then there are none to watch. */
    private static final Set<String> OPTIONAL =
            Set.of("DocumentReference", "MedicationAdministration", "MedicationDispense");

    private final EhrTransport transport;
    private final ChangesRequest request;
    private final int pageSize;
    private final Deque<String> types;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String next;

    ChangePages(EhrTransport transport, ChangesRequest request, int pageSize) {
        this.transport = transport;
        this.request = request;
        this.pageSize = pageSize;
        this.types = new ArrayDeque<>(request.types());
    }

    @Override
    public boolean hasNext() {
        return next != null || !types.isEmpty();
    }

    @Override
    public ChangePage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        BundlePage page = next != null ? ask(next) : first(types.removeFirst());
        next = page.next().orElse(null);
        if (next == null) {
            seen.clear();
        } else if (!seen.add(next)) {
            throw new EhrUnavailableException("the EHR's pages lead in a circle", true, null);
        }
        return changesOf(page);
    }

    private BundlePage first(String type) {
        String plain = type + "?_lastUpdated=ge" + request.from() + "&_count=" + pageSize + onlyNeeded(type);
        try {
            return ask(plain + "&_sort=_lastUpdated&_elements=" + patientElement(type));
        } catch (EhrRefusedException e) {
            if (e.status() != 400 && e.status() != 422 && e.status() != 501) {
                return nothing(type, e);
            }
        }
        try {
            return ask(plain); // order and brevity are only comfort; a server may know neither
        } catch (EhrRefusedException e) {
            return nothing(type, e);
        }
    }

    private static BundlePage nothing(String type, EhrRefusedException refused) {
        if (OPTIONAL.contains(type) && PatientPull.NOT_OFFERED.contains(refused.status())) {
            return BundlePage.EMPTY;
        }
        throw refused;
    }

    private static String onlyNeeded(String type) {
        return type.equals("DocumentReference") ? '&' + ExpressionDocuments.ONLY : "";
    }

    private BundlePage ask(String url) {
        EhrRequest get = EhrRequest.get(url);
        return BundlePage.read(transport.send(get).body(), get.toString());
    }

    private static String patientElement(String type) {
        return switch (type) {
            case "Patient" -> "id";
            case "Consent" -> "patient";
            default -> "subject";
        };
    }

    private ChangePage changesOf(BundlePage page) {
        URI base = transport.origin().base();
        return new ChangePage(page.entries().stream()
                .filter(BundlePage.Entry::isMatch)
                .flatMap(entry -> Optional.ofNullable(entry.resource()).stream())
                .flatMap(resource -> changeOf(resource, base).stream())
                .toList());
    }

    private static Optional<EhrChange> changeOf(RawResource resource, URI base) {
        Optional<String> patient = resource.type().equals("Patient")
                ? resource.id()
                : FhirIds.patientOf(resource.patientReference().orElse(null), base);
        return resource.id()
                .map(id -> new EhrChange(resource.type(), id, resource.versionId(), resource.lastUpdated(), patient));
    }
}

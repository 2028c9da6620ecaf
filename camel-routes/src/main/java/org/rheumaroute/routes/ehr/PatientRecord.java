package org.rheumaroute.routes.ehr;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One patient's resources as the EHR gave them: complete, each once, unread. Whether each one really speaks of this
 * patient is the reader's check.
 *
 * @param patientId whose record was asked for
 * @param resources the Patient first if the EHR has it; no Patient means that it was deleted or never was
 * @param notOffered types that this EHR does not serve by patient
 */
public record PatientRecord(String patientId, List<RawResource> resources, Set<String> notOffered) {
    public PatientRecord {
        resources = List.copyOf(resources);
        notOffered = Set.copyOf(notOffered);
    }

    /** Turns JSON into what the caller works with; the name says which resource it is. */
    @FunctionalInterface
    public interface ResourceParser<T, X extends Exception> {
        /** All that is in this JSON, usually one resource. */
        List<T> parse(InputStream json, String name) throws X;
    }

    /** All resources through a parser, in order; the name is {@code Type/id}. */
    public <T, X extends Exception> List<T> parsedBy(ResourceParser<T, X> parser) throws X {
        List<T> parsed = new ArrayList<>(resources.size());
        for (RawResource resource : resources) {
            String name = resource.type() + resource.id().map(id -> "/" + id).orElse("");
            parsed.addAll(parser.parse(resource.open(), name));
        }
        return parsed;
    }

    @Override
    public String toString() {
        return "record of one patient with " + resources.size() + " resources";
    }
}

package org.rheumaroute.routes.ehr;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logical ids and type names as FHIR R4 allows them; anything else never gets into an address. */
final class FhirIds {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,40}");
    private static final Pattern PATIENT = Pattern.compile("Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^/]+)?");

    private FhirIds() {}

    /** @throws IllegalArgumentException without the value, which can be an identifier of a person */
    static String requireId(String id) {
        // Two dots alone would climb in the address.
        if (!ID.matcher(id).matches() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("not a FHIR id: 1 to 64 of A-Z a-z 0-9 - . are allowed");
        }
        return id;
    }

    /** @throws IllegalArgumentException if it cannot be the name of a resource type */
    static String requireType(String type) {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("not a FHIR resource type: " + type);
        }
        return type;
    }

    /** The patient id in a literal reference: relative, or absolute under this EHR's own base; else empty. */
    static Optional<String> patientOf(@Nullable String reference, URI base) {
        if (reference == null) {
            return Optional.empty();
        }
        String root = base + "/";
        Matcher patient = PATIENT.matcher(reference.startsWith(root) ? reference.substring(root.length()) : reference);
        return patient.matches() ? Optional.of(patient.group(1)) : Optional.empty();
    }
}

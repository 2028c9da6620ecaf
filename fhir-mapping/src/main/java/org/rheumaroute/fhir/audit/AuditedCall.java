package org.rheumaroute.fhir.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One call that touched one patient's data. Checks itself, as what is once in an audit log stays there.
 *
 * @param eventId id of the AuditEvent to make: the same for a repeated record of the same call; a legal FHIR id
 * @param requestId what went out as {@code X-Request-Id}; ties the calls of one transaction together
 * @param patientId logical id of the patient
 * @param interaction what the call did
 * @param about for a {@link Interaction#QUERY} the search as sent, below the server's base, for example {@code
 *     Observation?patient=p1}; else the reference of the resource, with its version where known
 * @param outcome how it ended
 */
public record AuditedCall(
        String eventId,
        String requestId,
        String patientId,
        Interaction interaction,
        String about,
        CallOutcome outcome) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern REFERENCE =
            Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?");
    private static final Pattern SEARCH = Pattern.compile("[A-Z][A-Za-z]{1,63}(/_search)?\\?[\\x21-\\x7e]{1,4000}");

    /** Search parameters that say who somebody is; an audit log holds ids only. */
    private static final Set<String> NAMING =
            Set.of("name", "family", "given", "phonetic", "birthdate", "address", "telecom", "phone", "email");

    /** @throws IllegalArgumentException when a part has not its form; the message does not repeat it */
    public AuditedCall {
        Objects.requireNonNull(interaction, "interaction");
        Objects.requireNonNull(outcome, "outcome");
        require(ID.matcher(eventId).matches(), "the event's id must be a FHIR id");
        require(ID.matcher(requestId).matches(), "the request's id must be 1 to 64 of A-Z a-z 0-9 - .");
        require(ID.matcher(patientId).matches(), "the patient's id must be a FHIR id");
        if (interaction == Interaction.QUERY) {
            require(SEARCH.matcher(about).matches(), "a search must be Type?parameters");
            require(!namesSomebody(about), "a search by name, address or birth date must not enter the audit log");
        } else {
            require(REFERENCE.matcher(about).matches(), "a resource must be Type/id or Type/id/_history/version");
        }
    }

    /** Without ids. */
    @Override
    public String toString() {
        return interaction + " " + outcome;
    }

    private static boolean namesSomebody(String search) {
        String parameters = search.substring(search.indexOf('?') + 1);
        return Pattern.compile("&")
                .splitAsStream(parameters)
                .map(parameter -> parameter.split("=", 2)[0])
                .map(key -> key.substring(key.lastIndexOf('.') + 1)) // chained: patient.name
                .map(key -> key.split(":", 2)[0].split("-", 2)[0]) // modified: name:exact; address-city
                .anyMatch(key -> NAMING.contains(key.toLowerCase(Locale.ROOT)));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}

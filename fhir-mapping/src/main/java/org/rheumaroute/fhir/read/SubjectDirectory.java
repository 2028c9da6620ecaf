package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose a resource is. It believes a reference only when it cannot mean anybody else: an absolute URL must be
 * a known patient's or lie on the resource's own server; an identifier must belong to exactly one known patient.
 */
final class SubjectDirectory {
    private static final Pattern RELATIVE =
            Pattern.compile("([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final Pattern ABSOLUTE = Pattern.compile("(https?://.+/)" + RELATIVE.pattern());

    private final Map<String, Set<String>> patientsByUrl = new HashMap<>();
    private final Map<String, Set<String>> patientsByIdentifier = new HashMap<>();
    private final Map<String, Set<String>> basesOfPatient = new HashMap<>();
    private final Map<String, Set<String>> systemsOfPatient = new HashMap<>();

    SubjectDirectory(List<ParsedResource> resources) {
        for (ParsedResource resource : resources) {
            String id = resource.id();
            if (resource.refusal() == null && resource.resourceType().equals("Patient") && id != null) {
                addPatient(id, resource);
            }
        }
    }

    private void addPatient(String id, ParsedResource resource) {
        String url = resource.fullUrl();
        if (url != null) {
            patientsByUrl.computeIfAbsent(url, u -> new HashSet<>()).add(id);
            String base = baseOf(url);
            if (base != null) {
                basesOfPatient.computeIfAbsent(id, i -> new HashSet<>()).add(base);
            }
        }
        for (String key : identifierKeys(resource.tree())) {
            patientsByIdentifier.computeIfAbsent(key, k -> new HashSet<>()).add(id);
            systemsOfPatient.computeIfAbsent(id, i -> new HashSet<>()).add(systemOf(key));
        }
    }

    /**
     * Logical id of the patient a resource belongs to.
     *
     * @param element the element that refers to the patient, for example {@code subject}
     */
    String patientOf(ParsedResource resource, String element) throws Unreadable {
        JsonNode subject = Elements.object(resource.tree(), element);
        if (subject == null) {
            throw new Unreadable(ReadReason.SUBJECT_MISSING);
        }
        String reference = Elements.text(subject, "reference");
        JsonNode identifier = Elements.object(subject, "identifier");
        Set<String> named = identifier == null ? Set.of() : owners(identifier);
        if (reference == null) {
            if (identifier == null) {
                throw new Unreadable(ReadReason.SUBJECT_MISSING);
            }
            return only(named);
        }
        String id = byReference(resource, reference);
        if (!named.contains(id) && (!named.isEmpty() || isAnothersNumber(identifier, id))) {
            throw new Unreadable(ReadReason.SUBJECT_CONTRADICTORY);
        }
        return id;
    }

    private String byReference(ParsedResource resource, String reference) throws Unreadable {
        if (reference.startsWith("#")) {
            return byContained(resource, reference.substring(1));
        }
        Set<String> known = patientsByUrl.getOrDefault(withoutHistory(reference), Set.of());
        if (!known.isEmpty()) {
            return only(known);
        }
        Matcher relative = RELATIVE.matcher(reference);
        if (relative.matches()) {
            return onOwnServer(resource, requirePatient(relative.group(1)), relative.group(2));
        }
        Matcher absolute = ABSOLUTE.matcher(reference);
        if (absolute.matches()) {
            requirePatient(absolute.group(2));
            if (absolute.group(1).equals(baseOf(resource.fullUrl()))) {
                return absolute.group(3);
            }
        }
        throw new Unreadable(ReadReason.SUBJECT_UNRESOLVED);
    }

    /** A relative reference in a Bundle means the server of its own entry: another server's p1 is another person. */
    private String onOwnServer(ParsedResource resource, String type, String id) throws Unreadable {
        String base = baseOf(resource.fullUrl());
        Set<String> bases = basesOfPatient.getOrDefault(id, Set.of());
        if (base != null && !bases.isEmpty() && !bases.contains(base)) {
            throw new Unreadable(ReadReason.SUBJECT_UNRESOLVED);
        }
        return id;
    }

    private String byContained(ParsedResource resource, String localId) throws Unreadable {
        for (JsonNode contained : Elements.objects(resource.tree(), "contained")) {
            if (localId.equals(Elements.looseText(contained, "id"))) {
                requirePatient(String.valueOf(Elements.looseText(contained, "resourceType")));
                Set<String> owners = new HashSet<>();
                for (String key : identifierKeys(contained)) {
                    owners.addAll(patientsByIdentifier.getOrDefault(key, Set.of()));
                }
                return only(owners);
            }
        }
        throw new Unreadable(ReadReason.SUBJECT_UNRESOLVED);
    }

    private static String requirePatient(String type) throws Unreadable {
        if (!type.equals("Patient")) {
            throw new Unreadable(ReadReason.SUBJECT_NOT_PATIENT);
        }
        return type;
    }

    private static String only(Set<String> owners) throws Unreadable {
        if (owners.size() != 1) {
            throw new Unreadable(ReadReason.SUBJECT_UNRESOLVED);
        }
        return owners.iterator().next();
    }

    private Set<String> owners(JsonNode identifier) {
        String key = identifierKey(identifier);
        return key == null ? Set.of() : patientsByIdentifier.getOrDefault(key, Set.of());
    }

    /** Whether the patient is numbered under the identifier's system, but not like this. */
    private boolean isAnothersNumber(@Nullable JsonNode identifier, String id) {
        String key = identifier == null ? null : identifierKey(identifier);
        return key != null
                && systemsOfPatient.getOrDefault(id, Set.of()).contains(systemOf(key))
                && !patientsByIdentifier.getOrDefault(key, Set.of()).contains(id);
    }

    private static String systemOf(String identifierKey) {
        return identifierKey.substring(0, identifierKey.indexOf('|'));
    }

    private static Set<String> identifierKeys(JsonNode patient) {
        Set<String> keys = new HashSet<>();
        for (JsonNode identifier : patient.path("identifier")) {
            String key = identifierKey(identifier);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** An identifier without a system names nobody. */
    private static @Nullable String identifierKey(JsonNode identifier) {
        String system = identifier.path("system").textValue();
        String value = identifier.path("value").textValue();
        return system == null || value == null || value.isBlank() ? null : system + '|' + value;
    }

    private static String withoutHistory(String reference) {
        int history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }

    /** The server that an absolute URL lies on, with a slash at its end; null when it is none. */
    static @Nullable String baseOf(@Nullable String fullUrl) {
        Matcher matcher = ABSOLUTE.matcher(fullUrl == null ? "" : withoutHistory(fullUrl));
        return matcher.matches() ? matcher.group(1) : null;
    }
}

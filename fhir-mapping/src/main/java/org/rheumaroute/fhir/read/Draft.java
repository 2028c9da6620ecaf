package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.Caution;

/** One resource while it is being read. Confined to one reading. */
final class Draft {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    final ParsedResource resource;
    final List<Fact> facts = new ArrayList<>();
    final List<Diagnosis> diagnoses = new ArrayList<>();
    final List<MedicationUse> medications = new ArrayList<>();
    final Set<String> concepts = new LinkedHashSet<>();
    final List<String> values = new ArrayList<>();
    final Set<String> units = new LinkedHashSet<>();

    @Nullable
    String patient;

    @Nullable
    String effective;

    @Nullable
    Person person;

    boolean optsOut;

    /** Whether a joint of it entered a count, so that it is read although no fact of it is left. */
    boolean isCounted;

    @Nullable
    String detail;

    @Nullable
    ReadReason reason;

    Draft(ParsedResource resource) {
        this.resource = resource;
        this.reason = resource.refusal();
    }

    JsonNode tree() {
        return resource.tree();
    }

    /** Ends this reading without a result. */
    void drop(ReadReason why) {
        reason = why;
        facts.clear();
        diagnoses.clear();
        medications.clear();
        person = null;
        optsOut = false;
    }

    /** Takes a fact out; without any left this ends without a result, unless it was counted. */
    void remove(Fact fact, ReadReason why) {
        facts.removeIf(own -> own == fact);
        if (facts.isEmpty() && !isCounted) {
            drop(why);
        }
    }

    boolean isRead() {
        return reason == null;
    }

    /** Versioned reference, for example {@code Observation/12/_history/3}; the fullUrl when there is no id. */
    String reference() {
        String id = resource.id();
        if (id == null || !ID.matcher(id).matches()) {
            String url = resource.fullUrl();
            return url != null ? url : resource.resourceType() + "/unidentified";
        }
        String version = versionId();
        String plain = resource.resourceType() + '/' + id;
        return version == null ? plain : plain + "/_history/" + version;
    }

    /** Type and id; null when there is no id. */
    @Nullable
    String identity() {
        String id = resource.id();
        return id == null ? null : resource.resourceType() + '/' + id;
    }

    /** The version as a number; -1 when there is none or it is no number. */
    long version() {
        String version = versionId();
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    Instant lastUpdated() {
        return instant(tree().path("meta").path("lastUpdated").textValue());
    }

    Instant issued() {
        return instant(tree().path("issued").textValue());
    }

    @Nullable
    Instant issuedOrNull() {
        Instant issued = issued();
        return issued.equals(Instant.MIN) ? null : issued;
    }

    /** A correction outranks what it corrects when no time tells them apart. */
    int statusRank() {
        String status = status();
        if (status == null) {
            return 0;
        }
        return switch (status) {
            case "entered-in-error" -> 4;
            case "corrected" -> 3;
            case "amended" -> 2;
            case "final" -> 1;
            default -> 0;
        };
    }

    /** Whether the laboratory has not confirmed it. */
    boolean isPreliminary() {
        return "preliminary".equals(status());
    }

    @Nullable
    String status() {
        JsonNode status = tree().path("status");
        return status.isTextual() ? status.textValue() : clinicalStatus();
    }

    private @Nullable String clinicalStatus() {
        return tree().path("clinicalStatus").path("coding").path(0).path("code").textValue();
    }

    private @Nullable String versionId() {
        String version = tree().path("meta").path("versionId").textValue();
        return version != null && ID.matcher(version).matches() ? version : null;
    }

    private static Instant instant(@Nullable String text) {
        try {
            return text == null ? Instant.MIN : OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            return Instant.MIN;
        }
    }

    ResourceReading toReading() {
        return new ResourceReading(
                resource.source(),
                resource.resourceType(),
                resource.id(),
                patient,
                reason == null ? Disposition.READ : reason.disposition(),
                concepts.isEmpty() ? null : String.join(";", concepts),
                reason != null || values.isEmpty() ? null : String.join(";", values),
                reason != null || units.isEmpty() ? null : String.join(";", units),
                effective,
                status(),
                reason,
                cautions(),
                detail);
    }

    private @Nullable String cautions() {
        String codes = facts.stream()
                .flatMap(fact -> fact.cautions().stream())
                .distinct()
                .sorted()
                .map(Caution::code)
                .collect(Collectors.joining(";"));
        return codes.isEmpty() ? null : codes;
    }
}

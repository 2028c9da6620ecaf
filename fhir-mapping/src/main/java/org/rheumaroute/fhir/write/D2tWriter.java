package org.rheumaroute.fhir.write;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.d2t.D2tAnswer;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tNotAsked;
import org.rheumaroute.model.DeclineReason;

/**
 * Plans what has to be written so that the EHR shows the flag of difficult-to-treat arthritis, if any: one Observation
 * for each patient, under an id of ours, with its Provenance. Sends nothing. Immutable, thread-safe.
 *
 * <p>A patient who meets criteria 1 and 2 gets the Observation. Of everybody else nothing is written, unless an
 * Observation of ours stands: then it is kept true, or taken back when the question is no longer asked. Why it is an
 * Observation and no RiskAssessment: {@code docs/adr/0013}.
 */
public final class D2tWriter {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private static final String PREFIX = "d2t";

    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param clock gives the time of assessment
     * @param zone zone in which times are written
     */
    public D2tWriter(Clock clock, ZoneId zone) {
        this.clock = Objects.requireNonNull(clock);
        this.zone = Objects.requireNonNull(zone);
    }

    /** The id of the one Observation of a patient, chosen by us; it cannot be read back from the id. */
    public static String idOf(String patientId) {
        return Digests.id(PREFIX, List.of("difficult-to-treat", patientId));
    }

    /** Whether an Observation with this id is the flag of this patient. */
    public static boolean isFlag(String observationId, String patientId) {
        return observationId.startsWith(PREFIX) && observationId.equals(idOf(patientId));
    }

    /**
     * What must be written so that the EHR shows this answer and no other. {@link Unchanged} only where the flag stands;
     * {@link Nothing} where there is no flag and none is to be.
     *
     * @param current the Observation in the EHR under {@link #idOf}; null when there is none
     * @throws ForeignFlagException when {@code current} is not ours or another patient's
     */
    public WritePlan plan(D2tAnswer answer, @Nullable Observation current) {
        if (answer instanceof D2tNotAsked notAsked) {
            List<BundleEntryComponent> entries = withdrawalOf(notAsked.patientId(), notAsked.reason(), current);
            return entries.isEmpty() ? new Nothing() : new Write(entries, Write.Kind.WITHDRAWN);
        }
        D2tAssessment assessment = (D2tAssessment) answer;
        List<BundleEntryComponent> entries = entriesOf(assessment, current);
        if (!entries.isEmpty()) {
            return new Write(entries, Write.Kind.WRITTEN);
        }
        return assessment.isFlagged() ? new Unchanged() : new Nothing();
    }

    /** Whether an Observation in the EHR says what another was to say: for a write whose answer was lost. */
    public static boolean isSame(Observation wanted, Observation found) {
        return identifier(wanted, RheumaRouteUris.INPUT_DIGEST).equals(identifier(found, RheumaRouteUris.INPUT_DIGEST))
                && wanted.getStatus() == found.getStatus()
                && reason(wanted).equals(reason(found));
    }

    private static Optional<String> reason(Observation observation) {
        return Optional.ofNullable(observation.getExtensionByUrl(RheumaRouteUris.WITHDRAWAL_REASON))
                .map(Extension::getValue)
                .filter(Coding.class::isInstance)
                .map(value -> ((Coding) value).getCode());
    }

    /**
     * Entries of one transaction, the Observation first; empty when nothing has to be written.
     *
     * @param current the Observation in the EHR under {@link #idOf}; null when there is none
     * @throws ForeignFlagException when {@code current} is not ours or another patient's
     * @throws IllegalArgumentException when the patient's id is not a legal FHIR id
     */
    List<BundleEntryComponent> entriesOf(D2tAssessment assessment, @Nullable Observation current) {
        check(assessment.patientId(), current);
        boolean isWorthIt = assessment.isFlagged() || current != null;
        String digest = D2tObservations.digest(assessment);
        boolean stands = current != null
                && identifier(current, RheumaRouteUris.INPUT_DIGEST).equals(Optional.of(digest))
                && (!isWithdrawn(current) || !isWithdrawnByUs(current));
        if (!isWorthIt || stands) {
            return List.of();
        }
        Observation written = D2tObservations.of(assessment, digest, now());
        return entries(written, assessment.evidence(), current);
    }

    /**
     * Takes an Observation back when the question is no longer asked about the patient; empty when none of ours stands.
     *
     * @throws RuntimeException as for {@link #entriesOf}
     */
    List<BundleEntryComponent> withdrawalOf(String patientId, DeclineReason reason, @Nullable Observation current) {
        check(patientId, current);
        if (current == null || isWithdrawn(current)) {
            return List.of();
        }
        return entries(D2tObservations.withdrawn(current, reason), List.of(), current);
    }

    private static void check(String patientId, @Nullable Observation current) {
        if (!FHIR_ID.matcher(patientId).matches()) {
            throw new IllegalArgumentException("the patient's id is not a legal FHIR id");
        }
        if (current != null && !Ownership.isOurFlag(current, patientId)) {
            throw new ForeignFlagException();
        }
    }

    private static Optional<String> identifier(Observation current, String system) {
        return current.getIdentifier().stream()
                .filter(one -> system.equals(one.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    private static boolean isWithdrawn(Observation current) {
        return current.getStatus() == ObservationStatus.CANCELLED
                || current.getStatus() == ObservationStatus.ENTEREDINERROR;
    }

    /** What a person took back stays so until the evidence changes. */
    private static boolean isWithdrawnByUs(Observation current) {
        return current.hasExtension(RheumaRouteUris.WITHDRAWAL_REASON);
    }

    private List<BundleEntryComponent> entries(
            Observation observation, List<String> sources, @Nullable Observation current) {
        String version = current == null ? null : versionOf(current);
        return List.of(
                put(observation, version),
                put(D2tObservations.provenance(observation, sources, version, current != null, now()), null));
    }

    private static @Nullable String versionOf(Observation current) {
        String inMeta = current.getMeta().getVersionId();
        return inMeta != null ? inMeta : current.getIdElement().getVersionIdPart();
    }

    private static BundleEntryComponent put(Resource resource, @Nullable String version) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setResource(resource);
        entry.getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        if (version != null) {
            entry.getRequest().setIfMatch("W/\"" + version + "\"");
        }
        return entry;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    }
}

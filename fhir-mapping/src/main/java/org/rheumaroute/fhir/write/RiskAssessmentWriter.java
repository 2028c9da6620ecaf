package org.rheumaroute.fhir.write;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;

/**
 * Plans what has to be written so that the EHR shows exactly one outcome for one patient and question. Sends nothing.
 * Immutable, thread-safe; all but the times comes from the arguments, so the same arguments plan the same entries.
 */
public final class RiskAssessmentWriter {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int TASK_LETTERS_IN_ID = 23; // 23 + hyphen + 40 digits = 64, the longest legal id

    private final Clock clock;
    private final WriterSettings settings;

    /**
     * @param clock gives the time of scoring
     * @param settings the site's decisions
     */
    public RiskAssessmentWriter(Clock clock, WriterSettings settings) {
        this.clock = Objects.requireNonNull(clock);
        this.settings = Objects.requireNonNull(settings);
    }

    /**
     * What must be written so that the EHR shows exactly this outcome.
     *
     * <ul>
     *   <li>Scored, and the EHR holds the same input digest: {@link Unchanged}. A score that a person withdrew stays
     *       withdrawn until an input changes; one that we withdrew comes back when its inputs do.
     *   <li>Scored otherwise: {@link Write}; {@code amended} when it replaces one.
     *   <li>Declined, and a score of ours stands: {@link Write} that withdraws it, as {@code entered-in-error} when the
     *       old number must be called wrong, as {@code cancelled} when only the question is closed.
     *   <li>Declined because the start that was asked about lies behind, and its score rests on what is still on record:
     *       {@link Nothing}; it is history.
     *   <li>Declined, and the EHR holds nothing of ours: {@link Nothing}, or with {@link WriterSettings.Refusals#NOTE}
     *       a {@link Write} of a RiskAssessment without prediction that gives the reason. It is {@code cancelled}, which
     *       R4 explains as "the measurement was not started or not completed": nothing false was ever said, so not
     *       {@code entered-in-error}, and no result is coming, so not {@code registered}. A later score replaces it as
     *       {@code amended}.
     *   <li>Declined, and such a note stands: a new reason or other inputs replace it, whatever the setting now is; the
     *       same refusal sends {@link Nothing}.
     *   <li>Reasons under which nothing may be added to the record (no such patient, merged, inactive, deceased, opted
     *       out) or which are no news about the patient (no package) are never noted.
     *   <li>Declined, and a person took our answer back: {@link Nothing}.
     * </ul>
     *
     * @param task the question that was asked
     * @param prepared the patient with the inputs found
     * @param outcome the score or the refusal
     * @param current the RiskAssessment in the EHR now, of this patient and question; null when there is none
     * @throws ForeignRiskAssessmentException when {@code current} is another patient's, another question's or not ours
     * @throws IllegalArgumentException when a score comes with a patient who was not ready or answers another question,
     *     or the patient's id is not a legal FHIR id
     */
    public WritePlan plan(Prepared prepared, ScoreOutcome outcome, TaskId task, @Nullable RiskAssessment current) {
        String patientId = prepared.subject().patientId();
        if (!FHIR_ID.matcher(patientId).matches()) {
            throw new IllegalArgumentException("the patient's id is not a legal FHIR id");
        }
        if (current != null) {
            Ownership.check(current, patientId, task);
        }
        if (outcome instanceof Scored scored) {
            if (!scored.score().task().equals(task)) {
                throw new IllegalArgumentException("a score for another question than was asked");
            }
            return planScore(prepared, scored, current);
        }
        Declined declined = (Declined) outcome;
        @Nullable RiskAssessmentView standing = current == null ? null : RiskAssessmentView.of(current);
        return current == null || (standing != null && standing.refusedFor().isPresent())
                ? planNote(new Refusal(patientId, task, declined), standing)
                : isHistory(prepared, declined, RiskAssessmentView.of(current))
                        ? new Nothing()
                        : planWithdrawal(declined, current);
    }

    /**
     * An answer given at the start of a drug is not wrong because weeks have gone by since: it stands, with its day, so that
     * it can be held against what came of the drug.
     */
    private static boolean isHistory(Prepared prepared, Declined declined, RiskAssessmentView standing) {
        return declined.reason() == DeclineReason.NOT_STARTING
                && prepared instanceof NotReady notReady
                && !standing.isWithdrawn()
                && standing.predictedFrom()
                        .filter(day -> notReady.past().uphold(day, standing.basis()))
                        .isPresent();
    }

    /**
     * The id of the one RiskAssessment of a patient and a question, chosen by us: 1 to 64 letters, digits, hyphens.
     *
     * @param patientId any text; it cannot be read back from the id
     */
    public static String idOf(String patientId, TaskId task) {
        String name = task.value();
        String prefix = name.length() <= TASK_LETTERS_IN_ID ? name : name.substring(0, TASK_LETTERS_IN_ID);
        return Digests.id(prefix, List.of("risk-assessment", patientId, name));
    }

    /** Id of the Device that stands for a package; the one that {@link #deviceEntries} writes. */
    public static String deviceIdOf(PackageRef packageRef) {
        return ModelResources.deviceReference(packageRef).getReferenceElement().getIdPart();
    }

    /**
     * The Device and the model card (DocumentReference) that every score of a package points to. Write them once
     * before the package's first score; writing them again changes nothing.
     */
    public static List<BundleEntryComponent> deviceEntries(ModelCardFacts card) {
        return List.of(put(ModelResources.device(card), null), put(ModelResources.card(card), null));
    }

    private WritePlan planScore(Prepared prepared, Scored scored, @Nullable RiskAssessment current) {
        if (!(prepared instanceof Ready ready)) {
            throw new IllegalArgumentException("a score for a patient who was not ready to be scored");
        }
        ScoredPatient patient = new ScoredPatient(ready, scored, now());
        @Nullable RiskAssessmentView replaced = current == null ? null : RiskAssessmentView.of(current);
        String digest = patient.inputDigest();
        if (replaced != null && stands(replaced) && replaced.digest().equals(Optional.of(digest))) {
            return new Unchanged();
        }
        String id = replaced == null ? patient.assessmentId() : replaced.id();
        String provenanceId = Provenances.idOfScore(id, digest, replaced);
        RiskAssessmentStatus status = replaced == null ? settings.firstStatus().fhir() : RiskAssessmentStatus.AMENDED;
        RiskAssessment assessment = Assessments.of(patient, id, provenanceId, status);
        Provenance provenance = Provenances.of(assessment, patient, provenanceId, replaced);
        return write(assessment, provenance, replaced, Write.Kind.WRITTEN);
    }

    /** A person's withdrawal stands as much as a score does: only new inputs replace it. */
    private static boolean stands(RiskAssessmentView view) {
        return view.withdrawnFor().isEmpty();
    }

    private WritePlan planNote(Refusal refusal, @Nullable RiskAssessmentView standing) {
        boolean wanted = standing != null || settings.refusals() == WriterSettings.Refusals.NOTE;
        String digest = refusal.digest();
        boolean noted = standing != null && standing.digest().equals(Optional.of(digest));
        if (!wanted || noted || !refusal.mayBeNoted()) {
            return new Nothing();
        }
        String id = standing == null ? refusal.assessmentId() : standing.id();
        String provenanceId = Provenances.idOfRefusal(id, digest, standing);
        RiskAssessment note = refusal.note(id, provenanceId, now());
        Provenance provenance = Provenances.of(note, refusal.declined(), provenanceId, standing, now());
        return write(note, provenance, standing, Write.Kind.REFUSED);
    }

    private WritePlan planWithdrawal(Declined declined, RiskAssessment current) {
        RiskAssessmentView view = RiskAssessmentView.of(current);
        boolean withdrawnByPerson = view.isWithdrawn() && view.withdrawnFor().isEmpty();
        boolean withdrawnForThis =
                view.withdrawnFor().equals(Optional.of(declined.reason().code()));
        if (withdrawnByPerson || withdrawnForThis) {
            return new Nothing();
        }
        String provenanceId = Provenances.idOfWithdrawal(view, declined);
        RiskAssessment withdrawn = Withdrawals.of(current, declined, provenanceId);
        Provenance provenance = Provenances.of(withdrawn, declined, provenanceId, view, now());
        return write(withdrawn, provenance, view, Write.Kind.WITHDRAWN);
    }

    private static Write write(
            RiskAssessment assessment, Provenance provenance, @Nullable RiskAssessmentView replaced, Write.Kind kind) {
        @Nullable
        String ifMatch = replaced == null
                ? null
                : replaced.version().map(version -> "W/\"" + version + "\"").orElse(null);
        return new Write(List.of(put(assessment, ifMatch), put(provenance, null)), kind);
    }

    private static BundleEntryComponent put(Resource resource, @Nullable String ifMatch) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setResource(resource);
        entry.getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        if (ifMatch != null) {
            entry.getRequest().setIfMatch(ifMatch);
        }
        return entry;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), settings.zone()).truncatedTo(ChronoUnit.SECONDS);
    }
}

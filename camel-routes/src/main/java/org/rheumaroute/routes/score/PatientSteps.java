package org.rheumaroute.routes.score;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.cohort.ledger.Settlement;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.write.Nothing;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.fhir.write.Unchanged;
import org.rheumaroute.fhir.write.Write;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.ehr.PullRequest;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.score.ScoreBatches.Question;

/**
 * The steps of the scoring route: each takes a stage and gives the next. They call reading, mapping, scoring and
 * planning and hold none of it. Thread-safe.
 */
public final class PatientSteps {
    /**
     * What the steps call.
     *
     * @param task the question that is asked
     * @param service the package in service for a question, if any
     * @param risk our RiskAssessment with an id, asked of the EHR
     * @param reading what the site says about its times
     * @param writer plans what to write
     * @param merges leads from a merged record to its survivor
     * @param fhir for parsing only; never sends
     * @param clock in the hospital's zone: decides which day it is
     */
    public record Parts(
            TaskId task,
            Function<TaskId, Optional<ScoringService>> service,
            Function<String, Optional<RiskAssessment>> risk,
            ReaderSettings reading,
            RiskAssessmentWriter writer,
            MergeFollower merges,
            CohortStore cohort,
            Ledger ledger,
            FhirContext fhir,
            Clock clock) {}

    private final Parts parts;
    private final CurrentRisk currentRisk;
    private final PatientRecordReader reader;
    private final Batcher<Question, ScoreOutcome> scoring;
    private final Batcher<RiskWriter.Order, Write> writing;

    /**
     * @param parts what the steps call
     * @param scoring collects vectors that are scored together; made with {@link ScoreBatches#answer}
     * @param writing collects plans that are written together; made with {@link RiskWriter#write}
     */
    public PatientSteps(
            Parts parts, Batcher<Question, ScoreOutcome> scoring, Batcher<RiskWriter.Order, Write> writing) {
        this.parts = parts;
        this.reader = new PatientRecordReader(parts.reading());
        this.currentRisk = new CurrentRisk(parts.fhir());
        this.scoring = scoring;
        this.writing = writing;
    }

    /** What to ask the EHR for: the patient's record and our own answer in it. */
    public PullRequest pullRequest(Trigger trigger) {
        return PullRequest.of(trigger.patientId(), List.of(riskId(trigger)));
    }

    /** Reads the record into facts. */
    public ReadRecord read(PulledRecord pulled) {
        try {
            List<ParsedResource> resources =
                    CurrentRisk.withoutRisks(pulled.record()).parsedBy(FhirJson::parse);
            return new ReadRecord(
                    pulled.trigger(),
                    reader.read(pulled.trigger().patientId(), resources),
                    currentRisk.in(pulled.record(), riskId(pulled.trigger())));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    /** Asks whether the patient may be scored, and makes the vector. */
    public PreparedPatient prepare(ReadRecord read) {
        Optional<ScoringService> service = parts.service().apply(parts.task());
        Prepared prepared = service.<Prepared>map(
                        active -> active.preparation().prepare(read.facts(), LocalDate.now(parts.clock())))
                .orElseGet(() -> refusal(read.trigger(), DeclineReason.NO_ACTIVE_PACKAGE));
        return new PreparedPatient(read.trigger(), prepared, service, read.current());
    }

    /** Scores who is ready, together with others who come at the same time. */
    public CompletableFuture<ScoredPatient> score(PreparedPatient patient) {
        if (patient.prepared() instanceof Ready ready && patient.service().isPresent()) {
            Question question = new Question(patient.service().get().scorer(), ready.vector());
            return scoring.submit(question).thenApply(outcome -> scored(patient, outcome));
        }
        NotReady notReady = (NotReady) patient.prepared();
        return CompletableFuture.completedFuture(scored(patient, notReady.declined()));
    }

    /** A record that the EHR could not hand over within the limits: refused as a whole, never scored in part. */
    public ScoredPatient declineAsTooLarge(Trigger trigger) {
        NotReady prepared = refusal(trigger, DeclineReason.RECORD_TOO_LARGE);
        return new ScoredPatient(
                trigger,
                prepared,
                prepared.declined(),
                null,
                parts.risk().apply(riskId(trigger)).orElse(null));
    }

    /** Finds out what must be written. Without a package nothing is known about a risk that stands: it is left alone. */
    public PlannedPatient plan(ScoredPatient scored) {
        boolean nobodyAnswered =
                scored.outcome() instanceof Declined declined && declined.reason() == DeclineReason.NO_ACTIVE_PACKAGE;
        return new PlannedPatient(
                scored,
                nobodyAnswered
                        ? new Nothing()
                        : parts.writer().plan(scored.prepared(), scored.outcome(), parts.task(), scored.current()));
    }

    /** Writes the plan into the EHR, together with others. */
    public CompletableFuture<SettledPatient> writeBack(PlannedPatient planned) {
        ScoredPatient scored = planned.scored();
        if (planned.plan() instanceof Write write) {
            boolean needsPackage = scored.outcome() instanceof Scored;
            RiskWriter.Order order = new RiskWriter.Order(
                    write,
                    needsPackage ? Optional.ofNullable(scored.service()).map(ScoringService::card) : Optional.empty());
            return writing.submit(order).thenApply(done -> settled(scored, Settlement.written()));
        }
        // An unanswered write of an earlier attempt that is found in the EHR was ours.
        boolean ours = planned.plan() instanceof Unchanged && scored.trigger().writeInDoubt();
        return CompletableFuture.completedFuture(settled(scored, ours ? Settlement.written() : Settlement.unchanged()));
    }

    /**
     * Sees to it that the survivor is looked at when this record was merged into it. Before the end is noted: after a
     * crash in between the trigger comes again, and with it this step, which sends nothing twice.
     */
    public SettledPatient followMerge(SettledPatient settled) {
        ScoredPatient scored = settled.scored();
        if (scored.outcome() instanceof Declined declined && declined.reason() == DeclineReason.PATIENT_MERGED) {
            parts.merges().follow(scored.trigger().patientId());
        }
        return settled;
    }

    /** Notes the end in the cohort and in the ledger. */
    public SettledPatient remember(SettledPatient settled) {
        parts.cohort()
                .put(CohortEntries.of(
                        settled.scored(), parts.task(), parts.clock().instant()));
        parts.ledger().settled(settled.scored().trigger().id(), settled.settlement());
        return settled;
    }

    private String riskId(Trigger trigger) {
        return RiskAssessmentWriter.idOf(trigger.patientId(), parts.task());
    }

    private static NotReady refusal(Trigger trigger, DeclineReason reason) {
        return new NotReady(
                CohortEntries.unknown(trigger.patientId()),
                new Declined(reason, List.of(), reason.english()),
                List.of());
    }

    private static ScoredPatient scored(PreparedPatient patient, ScoreOutcome outcome) {
        return new ScoredPatient(
                patient.trigger(),
                patient.prepared(),
                outcome,
                patient.service().orElse(null),
                patient.current());
    }

    private static SettledPatient settled(ScoredPatient scored, Settlement forScore) {
        return new SettledPatient(
                scored,
                scored.outcome() instanceof Declined declined ? Settlement.declined(declined.reason()) : forScore);
    }
}

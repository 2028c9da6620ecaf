package org.rheumaroute.routes.score;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.rheumaroute.fhir.write.WritePlan;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.ehr.PatientRecord;
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
     * @param times gets how long each answer took, from handing in the vector
     * @param questions what is asked now, and who answers; all taken at one moment, at least one
     * @param risk our RiskAssessment with an id, asked of the EHR
     * @param d2t what is needed to ask about difficult-to-treat arthritis; empty where that is switched off
     * @param reading what the site says about its times
     * @param writer plans what to write
     * @param shadows scores beside the packages in service; nothing of it reaches the EHR
     * @param merges leads from a merged record to its survivor
     * @param fhir for parsing only; never sends
     * @param clock in the hospital's zone: decides which day it is
     */
    public record Parts(
            LatencyHistogram times,
            Supplier<List<AskedTask>> questions,
            Function<String, Optional<RiskAssessment>> risk,
            Optional<D2tParts> d2t,
            ReaderSettings reading,
            RiskAssessmentWriter writer,
            Shadows shadows,
            MergeFollower merges,
            CohortStore cohort,
            Ledger ledger,
            FhirContext fhir,
            Clock clock) {}

    private final Parts parts;
    private final OwnAnswers ownAnswers;
    private final D2tSteps d2t;
    private final PatientRecordReader reader;
    private final Batcher<Question, ScoreOutcome> scoring;
    private final Batcher<RiskWriter.Order, RiskWriter.Order> writing;

    /**
     * @param parts what the steps call
     * @param scoring collects vectors that are scored together; made with {@link ScoreBatches#answer}
     * @param writing collects plans that are written together; made with {@link RiskWriter#write}
     */
    public PatientSteps(
            Parts parts, Batcher<Question, ScoreOutcome> scoring, Batcher<RiskWriter.Order, RiskWriter.Order> writing) {
        this.parts = parts;
        this.reader = new PatientRecordReader(parts.reading());
        this.ownAnswers = new OwnAnswers(parts.fhir());
        this.d2t = new D2tSteps(parts.d2t(), parts.clock());
        this.scoring = scoring;
        this.writing = writing;
    }

    /** Fixes what is asked about this patient and which packages answer, until the patient is settled. */
    public AskedPatient ask(Trigger trigger) {
        return new AskedPatient(trigger, parts.questions().get());
    }

    /** What to ask the EHR for: the patient's record and our own answers in it. */
    public PullRequest pullRequest(AskedPatient asked) {
        String patientId = asked.trigger().patientId();
        List<String> risks = asked.tasks().stream()
                .map(task -> riskId(asked.trigger(), task))
                .toList();
        return PullRequest.of(patientId, risks).withObservations(d2t.flagIds(patientId));
    }

    /** Reads the record into facts. */
    public ReadRecord read(PulledRecord pulled) {
        String patientId = pulled.asked().trigger().patientId();
        try {
            List<ParsedResource> resources = OwnAnswers.without(pulled.record()).parsedBy(FhirJson::parse);
            return new ReadRecord(
                    pulled.asked(),
                    reader.read(patientId, resources),
                    currentRisks(pulled.asked(), pulled.record()),
                    d2t.flagIds(patientId).isEmpty() ? null : ownAnswers.flag(pulled.record()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    /** Asks for each question whether the patient may be scored, and makes the vector; asks the rule. */
    public PreparedPatient prepare(ReadRecord read) {
        LocalDate today = LocalDate.now(parts.clock());
        return new PreparedPatient(
                read.asked().trigger(),
                read.asked().tasks().stream()
                        .map(task -> new PreparedTask(
                                task,
                                prepared(task, read, today),
                                read.current().get(task.task()),
                                parts.shadows().prepare(task, read.facts(), today)))
                        .toList(),
                d2t.ask(read.facts(), read.flag()));
    }

    /** Scores who is ready, together with others who come at the same time. */
    public CompletableFuture<ScoredPatient> score(PreparedPatient patient) {
        return Answers.inOrder(
                        patient.tasks(), task -> outcome(task).thenApply(outcome -> new ScoredTask(task, outcome)))
                .thenApply(answers -> new ScoredPatient(
                        patient.trigger(),
                        answers.done(),
                        patient.d2t().done(),
                        answers.failure().or(patient.d2t()::failure)));
    }

    /** A record that the EHR could not hand over within the limits: refused as a whole, never scored in part. */
    public ScoredPatient declineAsTooLarge(AskedPatient asked) {
        NotReady refused = refusal(asked.trigger(), DeclineReason.RECORD_TOO_LARGE);
        List<ScoredTask> tasks = asked.tasks().stream()
                .map(task -> new PreparedTask(
                        task,
                        refused,
                        parts.risk().apply(riskId(asked.trigger(), task)).orElse(null),
                        Optional.empty()))
                .map(task -> new ScoredTask(task, refused.declined()))
                .toList();
        Answers<D2tAsked> rule = d2t.refuse(asked.trigger().patientId(), DeclineReason.RECORD_TOO_LARGE);
        return new ScoredPatient(asked.trigger(), tasks, rule.done(), rule.failure());
    }

    /** Finds out what must be written. Without a package nothing is known about a risk that stands: it is left alone. */
    public PlannedPatient plan(ScoredPatient scored) {
        Answers<PlannedTask> planned = Answers.of(scored.tasks(), task -> new PlannedTask(task, planOf(task)));
        Answers<D2tPlanned> rule = d2t.plan(scored.d2t());
        return new PlannedPatient(
                scored.trigger(),
                planned.done(),
                rule.done(),
                scored.failure().or(planned::failure).or(rule::failure));
    }

    /** Writes the plans into the EHR: one patient's in one transaction, together with others. */
    public CompletableFuture<SettledPatient> writeBack(PlannedPatient planned) {
        RiskWriter.Order order = order(planned);
        CompletableFuture<?> written =
                order.writes().isEmpty() ? CompletableFuture.completedFuture(null) : writing.submit(order);
        return written.thenApply(done -> new SettledPatient(
                planned.trigger(),
                planned.tasks().stream()
                        .map(task -> settled(task, planned.trigger()))
                        .toList(),
                planned.d2t().stream()
                        .map(rule -> D2tSteps.settled(rule, planned.trigger()))
                        .toList(),
                planned.failure()));
    }

    /**
     * Sees to it that the survivor is looked at when this record was merged into it. Before the end is noted: after a
     * crash in between the trigger comes again, and with it this step, which sends nothing twice.
     */
    public SettledPatient followMerge(SettledPatient settled) {
        boolean merged = settled.tasks().stream()
                .anyMatch(task -> task.scored().outcome() instanceof Declined declined
                        && declined.reason() == DeclineReason.PATIENT_MERGED);
        if (merged) {
            parts.merges().follow(settled.trigger().patientId());
        }
        return settled;
    }

    /**
     * Notes the ends in the cohort and in the ledger.
     *
     * @throws RuntimeException what stopped a question, once the others are noted: the trigger must come again for it
     */
    public SettledPatient remember(SettledPatient settled) {
        Map<TaskId, Settlement> ends = new HashMap<>();
        for (D2tSettled rule : settled.d2t()) { // first: a page that sees the cohort change must find the new flag
            d2t.keep(rule);
            ends.put(TaskId.D2T, rule.settlement());
        }
        for (SettledTask task : settled.tasks()) {
            parts.cohort().put(CohortEntries.of(task.scored(), parts.clock().instant()));
            parts.shadows().compare(task.scored());
            ends.put(task.scored().prepared().asked().task(), task.settlement());
        }
        if (settled.failure().isPresent()) {
            parts.ledger().answered(settled.trigger().id(), ends);
            throw settled.failure().get();
        }
        parts.ledger().settled(settled.trigger().id(), ends);
        return settled;
    }

    private Map<TaskId, RiskAssessment> currentRisks(AskedPatient asked, PatientRecord record) {
        Map<TaskId, RiskAssessment> current = new HashMap<>();
        for (AskedTask task : asked.tasks()) {
            RiskAssessment risk = ownAnswers.risk(record, riskId(asked.trigger(), task));
            if (risk != null) {
                current.put(task.task(), risk);
            }
        }
        return current;
    }

    private static Prepared prepared(AskedTask task, ReadRecord read, LocalDate today) {
        return task.service()
                .<Prepared>map(active -> active.preparation().prepare(read.facts(), today))
                .orElseGet(() -> refusal(read.asked().trigger(), DeclineReason.NO_ACTIVE_PACKAGE));
    }

    private CompletableFuture<ScoreOutcome> outcome(PreparedTask task) {
        Optional<ScoringService> service = task.asked().service();
        if (task.prepared() instanceof Ready ready && service.isPresent()) {
            long start = System.nanoTime();
            return scoring.submit(new Question(service.get().scorer(), ready.vector()))
                    .whenComplete((outcome, failure) -> parts.times().record(System.nanoTime() - start));
        }
        return CompletableFuture.completedFuture(((NotReady) task.prepared()).declined());
    }

    private WritePlan planOf(ScoredTask task) {
        boolean nobodyAnswered =
                task.outcome() instanceof Declined declined && declined.reason() == DeclineReason.NO_ACTIVE_PACKAGE;
        PreparedTask prepared = task.prepared();
        return nobodyAnswered
                ? new Nothing()
                : parts.writer()
                        .plan(
                                prepared.prepared(),
                                task.outcome(),
                                prepared.asked().task(),
                                prepared.current());
    }

    /** The predictions and the rule's flag of one patient, together or not at all. */
    private static RiskWriter.Order order(PlannedPatient planned) {
        Stream<WritePlan> plans = Stream.concat(
                planned.tasks().stream().map(PlannedTask::plan),
                planned.d2t().stream().map(D2tPlanned::plan));
        return new RiskWriter.Order(
                plans.filter(Write.class::isInstance).map(Write.class::cast).toList(),
                planned.tasks().stream()
                        .filter(task ->
                                task.plan() instanceof Write && task.scored().outcome() instanceof Scored)
                        .flatMap(task -> task.scored().prepared().asked().service().stream())
                        .map(ScoringService::card)
                        .toList());
    }

    private static SettledTask settled(PlannedTask planned, Trigger trigger) {
        if (planned.scored().outcome() instanceof Declined declined) {
            return new SettledTask(planned.scored(), Settlement.declined(declined.reason()));
        }
        // An unanswered write of an earlier attempt that is found in the EHR was ours.
        boolean ours =
                planned.plan() instanceof Write || (planned.plan() instanceof Unchanged && trigger.writeInDoubt());
        return new SettledTask(planned.scored(), ours ? Settlement.written() : Settlement.unchanged());
    }

    private static String riskId(Trigger trigger, AskedTask task) {
        return RiskAssessmentWriter.idOf(trigger.patientId(), task.task());
    }

    private static NotReady refusal(Trigger trigger, DeclineReason reason) {
        return new NotReady(
                CohortEntries.unknown(trigger.patientId()),
                new Declined(reason, List.of(), reason.english()),
                List.of());
    }
}

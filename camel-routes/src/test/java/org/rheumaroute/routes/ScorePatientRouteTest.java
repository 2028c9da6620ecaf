package org.rheumaroute.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.cohort.ledger.TaskTotals;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.fhir.write.ForeignFlagException;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.ehr.EhrClient;
import org.rheumaroute.routes.ehr.EhrComponent;
import org.rheumaroute.routes.ehr.http.EhrRuntime;
import org.rheumaroute.routes.ehr.http.EhrSettings;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.RetryPolicy;
import org.rheumaroute.routes.ehr.http.StaleVersionException;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.poll.AgeingWatch;
import org.rheumaroute.routes.score.AskedTask;
import org.rheumaroute.routes.score.Batcher;
import org.rheumaroute.routes.score.D2tParts;
import org.rheumaroute.routes.score.LatencyHistogram;
import org.rheumaroute.routes.score.MergeFollower;
import org.rheumaroute.routes.score.PatientSteps;
import org.rheumaroute.routes.score.RiskWriter;
import org.rheumaroute.routes.score.ScoreBatches;
import org.rheumaroute.routes.score.ScoringService;
import org.rheumaroute.routes.shadow.ShadowBench;

/** The whole way of one invented patient: real client, reader, mapper, writer, cohort and ledger. */
@Timeout(60)
class ScorePatientRouteTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final TaskId TOY = new TaskId("toy-question"); // has its line in the tests' own task-outcomes.csv

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T03:00:00Z"), TOKYO);
    private final MemoryEhr ehr = new MemoryEhr();
    private final LoopbackEhr server = LoopbackEhr.answering(ehr);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CohortStore cohort = new CohortStore(new ConcurrentHashMap<>());
    private final D2tStore flags = new D2tStore(new ConcurrentHashMap<>());
    private final Ledger ledger = new Ledger(new ConcurrentHashMap<>());
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private final ConcurrentHashMap<String, String> shadowLines = new ConcurrentHashMap<>();
    private final ShadowBench shadows = new ShadowBench(shadowLines, 100, Thread::new);

    private final List<Trigger> sent = new ArrayList<>();

    private List<AskedTask> questions = List.of(asked(TASK));
    private WriterSettings.Refusals refusals = WriterSettings.Refusals.NONE;
    private boolean asksD2t;
    private int largestAnswer = 50 << 20;
    private String patientId;
    private int triggers;
    private String lastTrigger;

    @BeforeEach
    void loadThePatient() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("invented-patient.json")) {
            JsonNode bundle = new ObjectMapper().readTree(in);
            ehr.load(bundle);
        }
        patientId = ehr.only("Patient").path("id").asText();
    }

    @AfterEach
    void stop() {
        camel.stop();
        shadows.close();
        threads.shutdownNow();
        server.close();
    }

    @Test
    void aScoreIsWrittenAndRemembered() throws Exception {
        start();

        assertThat(settle(false)).isNull();

        ObjectNode risk = ehr.only("RiskAssessment");
        assertThat(risk.path("id").asText()).isEqualTo(RiskAssessmentWriter.idOf(patientId, TASK));
        assertThat(risk.path("subject").path("reference").asText()).isEqualTo("Patient/" + patientId);
        assertThat(ehr.only("Provenance")).isNotNull();
        assertThat(ehr.only("Device")).isNotNull();
        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(cohort.find(patientId, TASK))
                .hasValueSatisfying(entry -> assertThat(entry.scored()).isPresent());
    }

    @Test
    void theSameInputsWriteNothingTheSecondTime() throws Exception {
        start();
        settle(false);
        int before = ehr.transactions;

        settle(false);

        assertThat(ehr.transactions).isEqualTo(before);
        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ledger.totals().unchanged()).isEqualTo(1);
    }

    @Test
    void aScoreWithdrawsItselfWhenAnInputHasGrownTooOldThoughNothingChanged() throws Exception {
        start();
        settle(false);
        AgeingWatch ages = new AgeingWatch(
                cohort, flags, () -> Set.of(TASK), sent::addAll, ledger, new DiskRoom(List.of(Path.of("."))), clock);
        ages.lookOnceADay();
        assertThat(sent).isEmpty(); // everything is in its window today

        clock.advance(Duration.ofDays(400));
        ages.lookOnceADay();
        assertThat(sent).hasSize(1);
        assertThat(send(sent.get(0))).isNull();

        ObjectNode risk = ehr.only("RiskAssessment");
        assertThat(risk.path("status").asText()).isEqualTo("cancelled");
        assertThat(risk.has("prediction")).isFalse();
        assertThat(cohort.find(patientId, TASK))
                .hasValueSatisfying(entry ->
                        assertThat(entry.declined().orElseThrow().reason()).isEqualTo(DeclineReason.STALE_INPUT));
        clock.advance(Duration.ofDays(1));
        ages.lookOnceADay();
        assertThat(sent).hasSize(1); // no score stands any more, so there is nothing to look at
    }

    @Test
    void anUnansweredWriteOfAnEarlierAttemptCountsAsWritten() throws Exception {
        start();
        settle(false);

        settle(true);

        assertThat(ledger.totals().written()).isEqualTo(2);
        assertThat(ledger.totals().unchanged()).isZero();
    }

    @Test
    void aRiskThatChangedMeanwhileIsLookedAtAgain() throws Exception {
        ehr.refuseAsStale = 2;
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ehr.only("RiskAssessment").path("meta").path("versionId").asText())
                .isEqualTo("1");
    }

    @Test
    void aRiskThatKeepsChangingIsLeftToTheInbox() throws Exception {
        ehr.refuseAsStale = 99;
        start();

        assertThat(settle(false)).isInstanceOf(StaleVersionException.class);

        assertThat(ledger.totals().open()).isEqualTo(1);
        assertThat(ehr.only("RiskAssessment")).isNull();
    }

    @Test
    void aWriteWhoseAnswerWasCutIsFoundAndNotRepeated() throws Exception {
        ehr.cutAfterCommit = true;
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ehr.only("RiskAssessment").path("meta").path("versionId").asText())
                .isEqualTo("1");
    }

    @Test
    void withoutAPackageEverybodyIsDeclinedAndAStandingRiskIsLeftAlone() throws Exception {
        start();
        settle(false);
        questions = List.of(new AskedTask(TASK, Optional.empty()));
        int before = ehr.transactions;

        settle(false);

        assertThat(ledger.totals().declinedBy()).containsEntry(DeclineReason.NO_ACTIVE_PACKAGE.code(), 1L);
        assertThat(ehr.transactions).isEqualTo(before);
    }

    @Test
    void aRecordThatIsTooLargeIsDeclinedAsAWhole() throws Exception {
        largestAnswer = 2_000;
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().declinedBy()).containsEntry(DeclineReason.RECORD_TOO_LARGE.code(), 1L);
        assertThat(ehr.only("RiskAssessment")).isNull();
    }

    @Test
    void whereASiteAsksForItARefusalIsNotedOnceAndStillCountsAsDeclined() throws Exception {
        refusals = WriterSettings.Refusals.NOTE;
        ObjectNode child = ehr.only("Patient").deepCopy();
        ehr.put(child.put("birthDate", "2015-01-01"));
        start();

        assertThat(settle(false)).isNull();
        int before = ehr.transactions;
        assertThat(settle(false)).isNull();

        ObjectNode note = ehr.only("RiskAssessment");
        assertThat(note.path("status").asText()).isEqualTo("cancelled");
        assertThat(note.has("prediction")).isFalse();
        assertThat(ehr.only("Device")).isNull();
        assertThat(ehr.transactions).isEqualTo(before);
        assertThat(ledger.totals().declinedBy()).containsEntry(DeclineReason.NOT_ADULT.code(), 2L);
        assertThat(ledger.totals().written()).isZero();
    }

    @Test
    void aNotedRefusalGivesWayToTheScore() throws Exception {
        refusals = WriterSettings.Refusals.NOTE;
        ObjectNode adult = ehr.only("Patient").deepCopy();
        ehr.put(adult.deepCopy().put("birthDate", "2015-01-01"));
        start();
        settle(false);
        ehr.put(adult);

        assertThat(settle(false)).isNull();

        assertThat(ehr.only("RiskAssessment").path("status").asText()).isEqualTo("amended");
        assertThat(ehr.only("RiskAssessment").has("prediction")).isTrue();
        assertThat(ledger.totals().written()).isEqualTo(1);
    }

    @Test
    void oneTriggerAnswersEveryQuestionFromOnePullInOneTransaction() throws Exception {
        questions = List.of(asked(TASK), asked(TOY));
        start();

        assertThat(settle(false)).isNull();

        assertThat(ehr.pulls).isEqualTo(1);
        assertThat(ehr.risksInTransactions).containsExactly(2);
        assertThat(ehr.all("RiskAssessment"))
                .extracting(risk -> risk.path("id").asText())
                .containsExactlyInAnyOrder(
                        RiskAssessmentWriter.idOf(patientId, TASK), RiskAssessmentWriter.idOf(patientId, TOY));
        assertThat(List.of(TASK, TOY))
                .allSatisfy(task -> assertThat(
                                cohort.find(patientId, task).orElseThrow().scored())
                        .isPresent());
        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ledger.totals().byTask().keySet()).containsExactlyInAnyOrder(TASK, TOY);
        assertThat(ledger.totals().byTask().values())
                .allSatisfy(ends -> assertThat(ends.written()).isEqualTo(1));
    }

    @Test
    void aQuestionThatIsNewOnTheServerWritesItsOwnRiskAndTouchesNoOther() throws Exception {
        start();
        settle(false);
        questions = List.of(asked(TASK), asked(TOY));

        assertThat(settle(false)).isNull();

        assertThat(ehr.risksInTransactions).containsExactly(1, 1);
        assertThat(ledger.totals().byTask().get(TASK).unchanged()).isEqualTo(1);
        assertThat(ledger.totals().byTask().get(TOY).written()).isEqualTo(1);
        assertThat(ledger.totals().written()).isEqualTo(2); // something was written each time
    }

    @Test
    void aQuestionWithoutAPackageIsRefusedBesideOneThatIsAnswered() throws Exception {
        questions = List.of(asked(TASK), new AskedTask(TOY, Optional.empty()));
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ledger.totals().declined()).isZero();
        assertThat(ledger.totals().byTask().get(TOY).declinedBy())
                .containsExactly(Map.entry(DeclineReason.NO_ACTIVE_PACKAGE.code(), 1L));
        assertThat(cohort.find(patientId, TOY).orElseThrow().declined()).isPresent();
    }

    @Test
    void aPackageThatFailsKeepsNoOtherQuestionFromItsAnswer() throws Exception {
        FormulaScorer broken = new FormulaScorer(FeatureMap.ofTask(TASK), TOY);
        broken.failure = new IllegalStateException("invented");
        questions = List.of(asked(TASK), asked(broken));
        start();

        assertThat(settle(false)).isSameAs(broken.failure);
        assertThat(ehr.only("RiskAssessment").path("id").asText())
                .isEqualTo(RiskAssessmentWriter.idOf(patientId, TASK));
        assertThat(ledger.totals().open()).isEqualTo(1);
        assertThat(ledger.totals().byTask().get(TASK).written()).isEqualTo(1);

        ledger.failed(lastTrigger, "internal-error", List.of(TASK, TOY)); // as the inbox does after its last try
        assertThat(ledger.totals().failed()).isEqualTo(1);
        assertThat(ledger.totals().byTask().get(TASK).failed()).isZero();
        assertThat(ledger.totals().byTask().get(TOY).failed()).isEqualTo(1);
    }

    @Test
    void onceTheFailingPackageIsRepairedTheNextDeliverySettlesTheTrigger() throws Exception {
        FormulaScorer broken = new FormulaScorer(FeatureMap.ofTask(TASK), TOY);
        broken.failure = new IllegalStateException("invented");
        questions = List.of(asked(TASK), asked(broken));
        start();
        Trigger trigger = Trigger.causedBy(patientId, List.of("test/again"));
        ledger.accepted(trigger.id(), patientId);
        assertThat(send(trigger)).isNotNull();
        broken.failure = null;

        assertThat(send(trigger)).isNull();

        assertThat(ledger.totals().open()).isZero();
        assertThat(ledger.totals().byTask().values())
                .allSatisfy(ends -> assertThat(ends.written()).isEqualTo(1));
        assertThat(ehr.risksInTransactions).containsExactly(1, 1);
    }

    @Test
    void whoeverIsAskedMeetsOnePackageEvenIfAnotherIsActivatedMeanwhile() throws Exception {
        FormulaScorer before = new FormulaScorer(FeatureMap.ofTask(TASK));
        FormulaScorer after = new FormulaScorer(FeatureMap.ofTask(TASK));
        after.failure = new AssertionError("the package that came later must not be asked");
        questions = List.of(asked(before));
        start();
        ehr.onPull = () -> questions = List.of(asked(after));

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().written()).isEqualTo(1);
    }

    @Test
    void aShadowScoresBesideAndNothingOfItReachesTheEhr() throws Exception {
        questions = List.of(withShadow(new FormulaScorer(FeatureMap.ofTask(TASK), TASK, "9.9.9")));
        start();

        assertThat(settle(false)).isNull();

        awaitShadow(comparison -> comparison.scored() == 1);
        assertThat(shadows.comparisons().get(0).meanAbsoluteDifference()).isZero();
        assertThat(ehr.only("RiskAssessment").toString()).doesNotContain("9.9.9");
        assertThat(ehr.only("Device").toString()).doesNotContain("9.9.9");
        assertThat(ledger.totals().byTask()).hasSize(1);
        assertThat(cohort.find(patientId, TASK)
                        .orElseThrow()
                        .scored()
                        .orElseThrow()
                        .scoredBy()
                        .version())
                .isEqualTo("0.0.1");
    }

    @Test
    void aFailingShadowHarmsNobody() throws Exception {
        FormulaScorer broken = new FormulaScorer(FeatureMap.ofTask(TASK), TASK, "9.9.9");
        broken.failure = new IllegalStateException("invented");
        questions = List.of(withShadow(broken));
        start();

        assertThat(settle(false)).isNull();

        awaitShadow(comparison -> comparison.failed() == 1);
        assertThat(ledger.totals().written()).isEqualTo(1);
    }

    @Test
    void whoIsDeclinedLaterLeavesNoShadowScoreBehind() throws Exception {
        questions = List.of(withShadow(new FormulaScorer(FeatureMap.ofTask(TASK), TASK, "9.9.9")));
        start();
        settle(false);
        awaitShadow(comparison -> comparison.scored() == 1);
        questions = List.of(asked(TASK));
        ehr.put(ehr.only("Patient").deepCopy().put("birthDate", "2015-01-01"));

        settle(false);

        assertThat(shadowLines).isEmpty();
    }

    private static AskedTask withShadow(Scorer shadow) {
        return new AskedTask(TASK, asked(TASK).service(), asked(shadow).service());
    }

    private void awaitShadow(Predicate<ShadowComparison> condition) {
        while (shadows.comparisons().stream().noneMatch(condition)) { // the class has a time limit
            Thread.onSpinWait();
        }
    }

    @Test
    void aPatientWhoIsGoneIsDeclined() throws Exception {
        patientId = "nobody";
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().declinedBy()).containsEntry(DeclineReason.NO_PATIENT.code(), 1L);
    }

    @Test
    void aMergedRecordLosesItsRiskAndItsSurvivorIsSentOnce() throws Exception {
        start();
        settle(false);
        ObjectNode survivor = ehr.only("Patient").deepCopy().put("id", "survivor");
        mergeInto("survivor");
        ehr.put(survivor);

        assertThat(settle(false)).isNull();
        int writes = ehr.transactions;
        assertThat(settle(false)).isNull();

        assertThat(ehr.only("RiskAssessment").path("status").asText()).isEqualTo("entered-in-error");
        assertThat(sent).extracting(Trigger::patientId).containsExactly("survivor");
        assertThat(ledger.totals().declinedBy()).containsEntry(DeclineReason.PATIENT_MERGED.code(), 2L);
        assertThat(ledger.totals().open()).isEqualTo(1); // the survivor's
        assertThat(ehr.transactions).isEqualTo(writes);
    }

    @Test
    void theSurvivorsOwnTriggerFollowsNothing() throws Exception {
        start();
        mergeInto("survivor");
        ehr.put(new ObjectMapper()
                .createObjectNode()
                .put("resourceType", "Patient")
                .put("id", "survivor")
                .put("active", false));
        patientId = "survivor";

        assertThat(settle(false)).isNull();

        assertThat(sent).isEmpty();
        assertThat(ehr.transactions).isZero();
    }

    @Test
    void theFlagGoesIntoTheSameTransactionAndIsCountedLikeAPrediction() throws Exception {
        admitD2t();
        start();

        assertThat(settle(false)).isNull();
        int before = ehr.transactions;
        assertThat(settle(false)).isNull();

        ObjectNode flag = flag();
        assertThat(flag.path("status").asText()).isEqualTo("preliminary");
        assertThat(flag.path("valueCodeableConcept")
                        .path("coding")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("criteria-1-and-2-met");
        assertThat(ehr.transactions).isEqualTo(before);
        TaskTotals ends = ledger.totals().byTask().get(TaskId.D2T);
        assertThat(ends.written()).isEqualTo(1);
        assertThat(ends.unchanged()).isEqualTo(1);
        assertThat(flags.find(patientId).orElseThrow().result()).isEqualTo(D2tResult.CRITERIA_1_AND_2_MET);
        assertThat(flags.find(patientId).orElseThrow().person().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void theFlagIsKeptTrueByTimeAlone() throws Exception {
        admitD2t();
        start();
        settle(false);
        LocalDate day = flags.find(patientId).orElseThrow().lookAgainOn();
        clock.advance(Duration.ofDays(LocalDate.now(clock).until(day, ChronoUnit.DAYS)));
        AgeingWatch ages = new AgeingWatch(
                cohort, flags, () -> Set.of(TASK), sent::addAll, ledger, new DiskRoom(List.of(Path.of("."))), clock);
        ages.lookOnceADay();

        assertThat(send(sent.get(0))).isNull();

        assertThat(flag().path("valueCodeableConcept")
                        .path("coding")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("cannot-be-told"); // the visit is older than 90 days
        assertThat(ledger.totals().byTask().get(TaskId.D2T).declinedBy()).containsEntry("cannot-be-told", 1L);
    }

    @Test
    void whoDiesLosesTheFlagAndIsCountedWithTheReason() throws Exception {
        admitD2t();
        start();
        settle(false);
        ObjectNode dead = ehr.only("Patient").deepCopy().put("deceasedBoolean", true);
        ehr.put(dead);

        assertThat(settle(false)).isNull();
        int before = ehr.transactions;
        assertThat(settle(false)).isNull();

        assertThat(flag().path("status").asText()).isEqualTo("cancelled");
        assertThat(flag().has("component")).isFalse();
        assertThat(ehr.transactions).isEqualTo(before);
        assertThat(ledger.totals().byTask().get(TaskId.D2T).declinedBy()).containsEntry("patient-deceased", 2L);
        assertThat(flags.summary().notAsked()).isEqualTo(Map.of(DeclineReason.PATIENT_DECEASED, 1));
    }

    @Test
    void whoIsNotFlaggedGetsNoObservationAndIsCounted() throws Exception {
        asksD2t = true; // the patient with undifferentiated arthritis
        int observations = ehr.all("Observation").size();
        start();

        assertThat(settle(false)).isNull();

        assertThat(ehr.all("Observation")).hasSize(observations);
        assertThat(ledger.totals().byTask().get(TaskId.D2T).declinedBy()).containsExactly(Map.entry("no-ra", 1L));
        assertThat(ledger.totals().written()).isEqualTo(1); // the prediction
    }

    @Test
    void aForeignObservationInThePlaceOfTheFlagStopsTheFlagOnly() throws Exception {
        asksD2t = true;
        ObjectNode foreign = ehr.all("Observation").get(0).deepCopy();
        ehr.put(foreign.put("id", D2tWriter.idOf(patientId)));
        start();

        assertThat(settle(false)).isInstanceOf(ForeignFlagException.class);

        assertThat(ledger.totals().open()).isEqualTo(1);
        assertThat(ledger.totals().byTask()).containsOnlyKeys(TASK);
        assertThat(flag()).isEqualTo(foreign.deepCopy().set("meta", flag().path("meta")));
    }

    @Test
    void switchedOffNothingIsAskedCountedOrTouched() throws Exception {
        admitD2t();
        asksD2t = false;
        ObjectNode standing = ehr.all("Observation").get(0).deepCopy();
        ehr.put(standing.put("id", D2tWriter.idOf(patientId))); // would stop the flag if it were asked about
        start();

        assertThat(settle(false)).isNull();

        assertThat(ledger.totals().byTask()).containsOnlyKeys(TASK);
        assertThat(flags.summary().total()).isZero();
        assertThat(flag().path("meta").path("versionId").asText()).isEqualTo("1");
    }

    private void admitD2t() throws Exception {
        asksD2t = true;
        ehr.clear();
        try (InputStream in = getClass().getResourceAsStream("invented-d2t-patient.json")) {
            ehr.load(new ObjectMapper().readTree(in));
        }
        patientId = ehr.only("Patient").path("id").asText();
    }

    private ObjectNode flag() {
        return ehr.all("Observation").stream()
                .filter(one -> one.path("id").asText().equals(D2tWriter.idOf(patientId)))
                .findFirst()
                .orElseThrow();
    }

    private void mergeInto(String survivorId) {
        ObjectNode merged = ehr.only("Patient").deepCopy().put("active", false);
        ObjectNode link = merged.putArray("link").addObject().put("type", "replaced-by");
        link.putObject("other").put("reference", "Patient/" + survivorId);
        ehr.put(merged);
    }

    /** What stopped the patient; null when nothing did. */
    private Exception settle(boolean writeInDoubt) throws Exception {
        Trigger fresh = Trigger.causedBy(patientId, List.of("test/" + triggers++));
        Trigger trigger = writeInDoubt ? fresh.again(true) : fresh;
        lastTrigger = trigger.id();
        ledger.accepted(trigger.id(), patientId);
        return send(trigger);
    }

    private Exception send(Trigger trigger) throws Exception {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            Exchange done = template.asyncSend(
                            ScorePatientRoute.SCORE_PATIENT,
                            exchange -> exchange.getMessage().setBody(trigger))
                    .get();
            return done.getException();
        }
    }

    private void start() throws Exception {
        EhrSettings settings = EhrSettings.of(server.base())
                .withMaxResponseBytes(largestAnswer)
                .withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO));
        EhrClient client = new EhrClient(settings, EhrRuntime.standard());
        RiskWriter writer = new RiskWriter(ehrOf(client), 50);
        PatientSteps steps = new PatientSteps(
                parts(client),
                new Batcher<>(50, Duration.ofMillis(1), threads, new ScoreBatches(new LatencyHistogram())::answer),
                new Batcher<>(50, Duration.ofMillis(1), threads, writer::write));
        camel.addComponent("ehr", new EhrComponent(client));
        camel.addRoutes(new ScorePatientRoute(steps, threads));
        camel.start();
    }

    private PatientSteps.Parts parts(EhrClient client) {
        return new PatientSteps.Parts(
                new LatencyHistogram(),
                () -> questions,
                id -> client.read(RiskAssessment.class, id),
                asksD2t ? Optional.of(d2t(client)) : Optional.empty(),
                new ReaderSettings(TOKYO),
                new RiskAssessmentWriter(clock, WriterSettings.inZone(TOKYO).with(refusals)),
                shadows,
                new MergeFollower(id -> client.readRaw("Patient", id), new ReaderSettings(TOKYO), sent::addAll, ledger),
                cohort,
                ledger,
                FhirContext.forR4Cached(),
                clock);
    }

    private D2tParts d2t(EhrClient client) {
        return new D2tParts(
                new D2tRule(),
                FeatureMap.ofTask(new TaskId("rrp")).serostatus(),
                new D2tWriter(clock, TOKYO),
                id -> client.read(Observation.class, id),
                flags);
    }

    private static AskedTask asked(TaskId task) {
        return asked(new FormulaScorer(FeatureMap.ofTask(TASK), task));
    }

    private static AskedTask asked(Scorer scorer) {
        return new AskedTask(
                scorer.task(),
                Optional.of(new ScoringService(
                        scorer,
                        new PatientPreparation(FeatureMap.ofTask(TASK), scorer.schema()),
                        new ModelCardFacts(
                                scorer.packageRef(), scorer.task(), "Invented model", "tests", "none", "# Invented"))));
    }

    private static RiskWriter.Ehr ehrOf(EhrClient client) {
        return new RiskWriter.Ehr() {
            @Override
            public void transaction(List<BundleEntryComponent> entries) {
                client.transaction(entries);
            }

            @Override
            public Optional<RiskAssessment> risk(String id) {
                return client.read(RiskAssessment.class, id);
            }

            @Override
            public Optional<Observation> flag(String id) {
                return client.read(Observation.class, id);
            }
        };
    }
}

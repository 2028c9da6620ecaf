package org.rheumaroute.routes.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.fhir.write.RheumaRouteUris;
import org.rheumaroute.fhir.write.Write;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.StaleVersionException;
import org.rheumaroute.routes.inbox.WriteInDoubtException;

class RiskWriterTest {
    private static final ModelCardFacts CARD = new ModelCardFacts(
            new PackageRef("ua-progression", "1.0.0", "a".repeat(64), true),
            TaskId.UA_PROGRESSION,
            "Invented model",
            "tests",
            "none",
            "# Invented model");

    private final Ledgered ehr = new Ledgered();
    private final RiskWriter writer = new RiskWriter(ehr, 50);

    @Test
    void manyPlansGoInOneTransaction() {
        List<CompletableFuture<RiskWriter.Order>> results = writer.write(List.of(order("r1"), order("r2")));

        assertThat(results).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(ehr.transactions).containsExactly(List.of("RiskAssessment/r1", "RiskAssessment/r2"));
    }

    @Test
    void onePatientsAnswersGoTogetherHoweverSmallATransactionMayBe() {
        RiskWriter narrow = new RiskWriter(ehr, 3);
        RiskWriter.Order two = new RiskWriter.Order(List.of(write("a1"), write("a2")), List.of());
        RiskWriter.Order more = new RiskWriter.Order(List.of(write("b1"), write("b2")), List.of());

        narrow.write(List.of(two, more, order("c1")));

        assertThat(ehr.transactions)
                .containsExactly(
                        List.of("RiskAssessment/a1", "RiskAssessment/a2"),
                        List.of("RiskAssessment/b1", "RiskAssessment/b2", "RiskAssessment/c1"));
    }

    @Test
    void aPatientWhoseWriteArrivedInPartStaysInDoubt() {
        ehr.stored.put("a1", risk("a1", "digest of a1"));
        ehr.failures.put("a2", new EhrUnavailableException("cut", true, null));

        RiskWriter.Order two = new RiskWriter.Order(List.of(write("a1"), write("a2")), List.of());

        assertThat(failure(writer.write(List.of(two)).get(0))).isInstanceOf(WriteInDoubtException.class);
    }

    @Test
    void aPackageIsAnnouncedOnceAndBeforeItsFirstScore() {
        writer.write(List.of(order("r1", CARD), order("r2", CARD)));
        writer.write(List.of(order("r3", CARD)));

        assertThat(ehr.transactions).hasSize(3);
        assertThat(ehr.transactions.get(0)).hasSize(2).allMatch(url -> url.matches("(Device|DocumentReference)/.*"));
        assertThat(ehr.transactions.get(2)).containsExactly("RiskAssessment/r3");
    }

    @Test
    void nothingIsSentWhenThePackageCannotBeAnnounced() {
        ehr.failures.put("Device", new EhrUnavailableException("down", true, null));

        List<CompletableFuture<RiskWriter.Order>> results = writer.write(List.of(order("r1", CARD)));

        assertThat(failure(results.get(0))).isInstanceOf(EhrUnavailableException.class);
        assertThat(ehr.stored).isEmpty();
    }

    @Test
    void oneRefusedPlanDoesNotBlockTheOthers() {
        ehr.failures.put("r2", new EhrRefusedException("invalid", 422, List.of()));

        List<CompletableFuture<RiskWriter.Order>> results =
                writer.write(List.of(order("r1"), order("r2"), order("r3")));

        assertThat(results.get(0)).isCompleted();
        assertThat(failure(results.get(1))).isInstanceOf(EhrRefusedException.class);
        assertThat(results.get(2)).isCompleted();
        assertThat(ehr.stored.keySet()).containsExactlyInAnyOrder("r1", "r3");
    }

    @Test
    void oneStalePlanIsTheOnlyOneThatIsTold() {
        ehr.failures.put("r1", new StaleVersionException("stale", 409));

        List<CompletableFuture<RiskWriter.Order>> results = writer.write(List.of(order("r1"), order("r2")));

        assertThat(failure(results.get(0))).isInstanceOf(StaleVersionException.class);
        assertThat(results.get(1)).isCompleted();
    }

    @Test
    void anUnansweredWriteThatArrivedIsFoundAndNotRepeated() {
        ehr.cutAfterCommit = true;

        List<CompletableFuture<RiskWriter.Order>> results = writer.write(List.of(order("r1"), order("r2")));

        assertThat(results).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(ehr.transactions).hasSize(1);
    }

    @Test
    void anUnansweredWriteThatIsNotThereStaysInDoubt() {
        ehr.failures.put("r1", new EhrUnavailableException("cut", true, null));

        assertThat(failure(writer.write(List.of(order("r1"))).get(0))).isInstanceOf(WriteInDoubtException.class);
        assertThat(ehr.transactions).hasSize(1);
    }

    @Test
    void anOlderScoreInTheEhrIsNotMistakenForThisWrite() {
        ehr.stored.put("r1", risk("r1", "an older digest"));
        ehr.failures.put("r1", new EhrUnavailableException("cut", true, null));

        assertThat(failure(writer.write(List.of(order("r1"))).get(0))).isInstanceOf(WriteInDoubtException.class);
    }

    private static RiskWriter.Order order(String id) {
        return new RiskWriter.Order(List.of(write(id)), List.of());
    }

    private static RiskWriter.Order order(String id, ModelCardFacts card) {
        return new RiskWriter.Order(List.of(write(id)), List.of(card));
    }

    private static Write write(String id) {
        BundleEntryComponent entry = new BundleEntryComponent().setResource(risk(id, "digest of " + id));
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl("RiskAssessment/" + id);
        return new Write(List.of(entry), Write.Kind.WRITTEN);
    }

    private static RiskAssessment risk(String id, String digest) {
        RiskAssessment risk = new RiskAssessment();
        risk.setId(id);
        risk.setStatus(RiskAssessmentStatus.PRELIMINARY);
        risk.addIdentifier().setSystem(RheumaRouteUris.INPUT_DIGEST).setValue(digest);
        return risk;
    }

    private static Throwable failure(CompletableFuture<RiskWriter.Order> result) {
        try {
            result.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    /** An EHR of the size of a test: all or nothing, fails where it is told to. */
    @Test
    void aFlagWhoseAnswerWasCutIsFoundByItsDigest() {
        ehr.cutAfterCommit = true;
        RiskWriter.Order both = new RiskWriter.Order(List.of(write("a1"), flag("d2t-a", "one")), List.of());
        assertThat(new RiskWriter(ehr, 50).write(List.of(both)).get(0)).isCompletedWithValue(both);

        ehr.flags.put("d2t-a", (Observation) flag("d2t-a", "another").answer());
        ehr.failures.put("d2t-a", new EhrUnavailableException("cut", true, null));
        assertThat(new RiskWriter(ehr, 50).write(List.of(both)).get(0)).isCompletedExceptionally();
    }

    private static Write flag(String id, String digest) {
        Observation flag = new Observation();
        flag.setId(id);
        flag.addIdentifier().setSystem(RheumaRouteUris.INPUT_DIGEST).setValue(digest);
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setResource(flag).getRequest().setUrl("Observation/" + id);
        return new Write(List.of(entry), Write.Kind.WRITTEN);
    }

    private static final class Ledgered implements RiskWriter.Ehr {
        private final List<List<String>> transactions = new ArrayList<>();
        private final Map<String, RiskAssessment> stored = new HashMap<>();
        private final Map<String, Observation> flags = new HashMap<>();
        private final Map<String, RuntimeException> failures = new HashMap<>();
        private boolean cutAfterCommit;

        @Override
        public void transaction(List<BundleEntryComponent> entries) {
            transactions.add(
                    entries.stream().map(entry -> entry.getRequest().getUrl()).toList());
            for (BundleEntryComponent entry : entries) {
                failures.forEach((part, failure) -> {
                    if (entry.getRequest().getUrl().contains(part)) {
                        throw failure;
                    }
                });
            }
            for (BundleEntryComponent entry : entries) {
                if (entry.getResource() instanceof RiskAssessment risk) {
                    stored.put(risk.getIdElement().getIdPart(), risk);
                }
                if (entry.getResource() instanceof Observation flag) {
                    flags.put(flag.getIdElement().getIdPart(), flag);
                }
            }
            if (cutAfterCommit) {
                throw new EhrUnavailableException("cut", true, null);
            }
        }

        @Override
        public Optional<RiskAssessment> risk(String id) {
            return Optional.ofNullable(stored.get(id));
        }

        @Override
        public Optional<Observation> flag(String id) {
            return Optional.ofNullable(flags.get(id));
        }
    }
}

package org.rheumaroute.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.routes.ehr.EhrClient;
import org.rheumaroute.routes.ehr.http.EhrRuntime;
import org.rheumaroute.routes.ehr.http.EhrSettings;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.RetryPolicy;
import org.rheumaroute.routes.inbox.QueueUnavailableException;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.score.MergeFollower;

/** Links between Patients of a small EHR, over the real client and reader. */
@Timeout(60)
class MergeFollowerTest {
    private final MemoryEhr ehr = new MemoryEhr();
    private final LoopbackEhr server = LoopbackEhr.answering(ehr);
    private final Ledger ledger = new Ledger(new ConcurrentHashMap<>());
    private final List<Trigger> sent = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSurvivorAtTheEndOfTheChainIsSentAndAccepted() {
        patient("a", "Patient/b");
        patient("b", "Patient/c");
        patient("c", null);

        assertThat(follower().follow("a"))
                .hasValueSatisfying(trigger -> assertThat(trigger.patientId()).isEqualTo("c"));

        assertThat(sent).hasSize(1);
        assertThat(ledger.isAccepted(sent.get(0).id())).isTrue();
        assertThat(ehr.transactions).isZero();
    }

    @Test
    void theSameMergeIsFollowedOnce() {
        patient("a", "Patient/b");
        patient("b", null);

        follower().follow("a");

        assertThat(follower().follow("a")).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aMergeThatWasMadeAnewIsFollowedAnew() {
        patient("a", "Patient/b");
        patient("b", null);
        follower().follow("a");

        patient("a", "Patient/b");
        follower().follow("a");

        assertThat(sent).extracting(Trigger::patientId).containsExactly("b", "b");
        assertThat(sent).extracting(Trigger::id).doesNotHaveDuplicates();
    }

    @Test
    void aMergeThatWasUndoneMeanwhileIsNotFollowed() {
        patient("a", null);

        assertThat(follower().follow("a")).isEmpty();
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest(name = "a is replaced by {0}, b by {1}")
    @CsvSource({
        "Patient/a,", // itself
        "Patient/b, Patient/a", // a circle
        "Patient/gone,", // the EHR has none
        "https://other.example/fhir/Patient/b,", // another server's patient of that id
        "RelatedPerson/b,"
    })
    void aLinkThatLeadsToNoSurvivorSendsNothing(String ofA, String ofB) {
        patient("a", ofA);
        patient("b", ofB);

        assertThat(follower().follow("a")).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void aPatientThatTheEhrWillNotHandOverIsUnknown() {
        assertThat(followedOverAnswer(400)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503})
    void anEhrThatCannotBeAskedNowIsNoUnknownSurvivor(int status) {
        assertThatThrownBy(() -> followedOverAnswer(status)).isInstanceOf(EhrUnavailableException.class);
    }

    private Optional<Trigger> followedOverAnswer(int status) {
        try (LoopbackEhr closed = LoopbackEhr.answering(
                (exchange, seen) -> LoopbackEhr.json(exchange, status, "{\"resourceType\":\"OperationOutcome\"}"))) {
            return follower(closed).follow("a");
        }
    }

    @Test
    void aTriggerThatTheQueueDidNotTakeIsSentTheNextTime() {
        patient("a", "Patient/b");
        patient("b", null);
        MergeFollower failing = new MergeFollower(
                id -> client(server).readRaw("Patient", id),
                ReaderSettings.STRICT,
                triggers -> {
                    throw new QueueUnavailableException(new IllegalStateException("invented"));
                },
                ledger);

        assertThatThrownBy(() -> failing.follow("a")).isInstanceOf(QueueUnavailableException.class);

        assertThat(ledger.totals().triggers()).isZero();
        assertThat(follower().follow("a")).isPresent();
    }

    private MergeFollower follower() {
        return follower(server);
    }

    private MergeFollower follower(LoopbackEhr of) {
        EhrClient client = client(of);
        return new MergeFollower(id -> client.readRaw("Patient", id), ReaderSettings.STRICT, sent::addAll, ledger);
    }

    private static EhrClient client(LoopbackEhr of) {
        EhrSettings settings = EhrSettings.of(of.base()).withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO));
        return new EhrClient(settings, EhrRuntime.standard());
    }

    private void patient(String id, String replacedBy) {
        ObjectNode patient = new ObjectMapper()
                .createObjectNode()
                .put("resourceType", "Patient")
                .put("id", id);
        if (replacedBy != null) {
            ObjectNode link = patient.putArray("link").addObject().put("type", "replaced-by");
            link.putObject("other").put("reference", replacedBy);
        }
        ehr.put(patient);
    }
}

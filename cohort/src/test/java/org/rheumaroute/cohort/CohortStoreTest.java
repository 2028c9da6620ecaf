package org.rheumaroute.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;

class CohortStoreTest {
    private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
    private final CohortStore store = new CohortStore(cache);

    @Test
    void keepsOneEntryForAPatientAndTask() {
        store.put(Entries.scored("p-1", 0.2));
        store.put(Entries.scored("p-1", 0.8));
        assertThat(cache).hasSize(1);
        assertThat(store.find("p-1", Entries.TASK)).contains(Entries.scored("p-1", 0.8));
        assertThat(store.answer(CohortQuery.of(Entries.TASK).risk(null, 0.5).build())
                        .count())
                .isZero();
    }

    @Test
    void forgetsAPatient() {
        store.put(Entries.scored("p-1", 0.2));
        assertThat(store.remove("p-1", Entries.TASK)).isTrue();
        assertThat(store.remove("p-1", Entries.TASK)).isFalse();
        assertThat(cache).isEmpty();
        assertThat(store.find("p-1", Entries.TASK)).isEmpty();
        assertThat(store.summary(Entries.TASK).total()).isZero();
    }

    @Test
    void knowsNobodyOfATaskThatWasNeverScored() {
        store.put(Entries.scored("p-1", 0.2));
        assertThat(store.answer(CohortQuery.of(new TaskId("rrp")).build()).total())
                .isZero();
    }

    @Test
    void risesItsRevisionWithEveryChangeAndOverRestarts() {
        long first = store.revision();
        store.put(Entries.scored("p-1", 0.2));
        long second = store.revision();
        assertThat(second).isGreaterThan(first);
        store.summary(Entries.TASK);
        assertThat(store.revision()).isEqualTo(second);
    }

    @Test
    void leavesUnreadableTextsAloneAndCountsThem() {
        store.put(Entries.scored("p-1", 0.2));
        cache.put("ua-progression|p-2", "{\"version\":7}");
        CohortStore reopened = new CohortStore(cache);
        assertThat(reopened.unreadable()).isEqualTo(1);
        assertThat(reopened.summary(Entries.TASK).total()).isEqualTo(1);
        assertThat(reopened.find("p-2", Entries.TASK)).isEmpty();
        reopened.put(Entries.declined("p-2", DeclineReason.ALREADY_RA));
        assertThat(reopened.summary(Entries.TASK).total()).isEqualTo(2);
    }

    @Test
    void listsEntriesInTheOrderOfTheAnswer() {
        store.put(Entries.declined("p-3", DeclineReason.NO_ARTHRITIS));
        store.put(Entries.scored("p-1", 0.2));
        store.put(Entries.scored("p-2", 0.8));
        List<String> ids = store.answer(CohortQuery.of(Entries.TASK).build()).patientIds();
        assertThat(ids).containsExactly("p-2", "p-1", "p-3");
        assertThat(store.entries(Entries.TASK, ids))
                .extracting(CohortEntry::patientId)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void mapAndColumnsAgreeAfterManyThreadsWrote() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> jobs = IntStream.range(0, 4)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> writeAndAsk(thread)))
                .toList();
        for (Future<?> job : jobs) {
            job.get();
        }
        threads.shutdown();
        CohortQuery everybody = CohortQuery.of(Entries.TASK).build();
        assertThat(store.answer(everybody)).isEqualTo(new CohortStore(cache).answer(everybody));
    }

    private void writeAndAsk(int thread) {
        for (int i = 0; i < 500; i++) {
            String patientId = "p" + (i % 40);
            if ((i + thread) % 7 == 0) {
                store.remove(patientId, Entries.TASK);
            } else {
                store.put(Entries.scored(patientId, ((i + thread) % 11) / 10.0));
            }
            CohortAnswer answer =
                    store.answer(CohortQuery.of(Entries.TASK).risk(0.5, null).build());
            assertThat(answer.count()).isBetween(0, 40);
        }
    }
}

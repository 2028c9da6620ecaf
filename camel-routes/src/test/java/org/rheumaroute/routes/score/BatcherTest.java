package org.rheumaroute.routes.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatcherTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<List<Integer>> calls = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void aFullBatchDoesNotWait() throws Exception {
        try (Batcher<Integer, Integer> batcher = doubling(3, LONG)) {
            List<CompletableFuture<Integer>> answers = submit(batcher, 1, 2, 3);

            assertThat(all(answers)).containsExactly(2, 4, 6);
            assertThat(calls).containsExactly(List.of(1, 2, 3));
        }
    }

    @Test
    void nobodyWaitsForCompanyLongerThanAgreed() throws Exception {
        try (Batcher<Integer, Integer> batcher = doubling(50, Duration.ofMillis(1))) {
            assertThat(batcher.submit(7).get()).isEqualTo(14);
        }
    }

    @Test
    void noBatchIsLargerThanAgreed() throws Exception {
        try (Batcher<Integer, Integer> batcher = doubling(2, Duration.ofMillis(50))) {
            assertThat(all(submit(batcher, 1, 2, 3, 4, 5))).containsExactly(2, 4, 6, 8, 10);
            assertThat(calls).allSatisfy(call -> assertThat(call).hasSizeLessThanOrEqualTo(2));
        }
    }

    @Test
    void theNextBatchGoesWhileOneIsUnderWay() throws Exception {
        CountDownLatch bothUnderWay = new CountDownLatch(2);
        try (Batcher<Integer, Integer> batcher = new Batcher<>(1, Duration.ZERO, threads, items -> {
            bothUnderWay.countDown();
            await(bothUnderWay);
            return completed(items);
        })) {
            assertThat(all(submit(batcher, 1, 2))).containsExactly(1, 2);
        }
    }

    @Test
    void aFailureReachesEverybodyInTheBatch() {
        try (Batcher<Integer, Integer> batcher = new Batcher<>(2, LONG, threads, items -> {
            throw new IllegalStateException("down");
        })) {
            submit(batcher, 1, 2)
                    .forEach(answer -> assertThatThrownBy(answer::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasRootCauseMessage("down"));
        }
    }

    @Test
    void oneCanFailWhileAnotherSucceeds() throws Exception {
        try (Batcher<Integer, Integer> batcher = new Batcher<>(
                2,
                LONG,
                threads,
                items -> List.of(
                        CompletableFuture.failedFuture(new IllegalStateException("bad")),
                        CompletableFuture.completedFuture(5)))) {
            List<CompletableFuture<Integer>> answers = submit(batcher, 1, 2);

            assertThat(answers.get(1).get()).isEqualTo(5);
            assertThatThrownBy(answers.get(0)::get).hasRootCauseMessage("bad");
        }
    }

    @Test
    void answersThatAreMissingAreAFailureNotASilence() {
        try (Batcher<Integer, Integer> batcher = new Batcher<>(1, LONG, threads, items -> List.of())) {
            assertThatThrownBy(batcher.submit(1)::get).hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aClosedBatcherRefusesInsteadOfKeepingSomebodyWaiting() {
        Batcher<Integer, Integer> batcher = doubling(5, LONG);
        batcher.close();

        assertThatThrownBy(batcher.submit(1)::get).hasRootCauseInstanceOf(RejectedExecutionException.class);
    }

    private Batcher<Integer, Integer> doubling(int size, Duration wait) {
        return new Batcher<>(size, wait, threads, items -> {
            calls.add(items);
            return completed(items.stream().map(item -> 2 * item).toList());
        });
    }

    private static List<CompletableFuture<Integer>> completed(List<Integer> values) {
        return values.stream().map(CompletableFuture::completedFuture).toList();
    }

    private static List<CompletableFuture<Integer>> submit(Batcher<Integer, Integer> batcher, int... items) {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int item : items) {
            answers.add(batcher.submit(item));
        }
        return answers;
    }

    private static List<Integer> all(List<CompletableFuture<Integer>> answers) throws Exception {
        List<Integer> values = new ArrayList<>();
        for (CompletableFuture<Integer> answer : answers) {
            values.add(answer.get());
        }
        return values;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other batch never came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

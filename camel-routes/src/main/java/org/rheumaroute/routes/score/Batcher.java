package org.rheumaroute.routes.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Lets patients who come at about the same time share one call: the first waits for company, at most {@code wait}, and
 * at most {@code size} go together. Thread-safe.
 *
 * @param <I> what one patient hands in
 * @param <O> what one patient gets back
 */
public final class Batcher<I, O> implements AutoCloseable {
    private record Waiting<I, O>(I item, CompletableFuture<O> answer) {}

    private final LinkedBlockingQueue<Waiting<I, O>> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final int size;
    private final Duration wait;
    private final Function<List<I>, List<CompletableFuture<O>>> together;
    private final ExecutorService threads;

    /**
     * @param size items in one call at most
     * @param wait time the first item waits for company
     * @param threads run the collecting and the calls; at least two must be free at any time
     * @param together one call for many; gives one future for each item, in the same order
     */
    public Batcher(
            int size, Duration wait, ExecutorService threads, Function<List<I>, List<CompletableFuture<O>>> together) {
        this.size = size;
        this.wait = wait;
        this.threads = threads;
        this.together = together;
        threads.execute(this::collect);
    }

    /** Hands in one item; the answer comes when its batch was done. */
    public CompletableFuture<O> submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        queue.add(waiting);
        if (!open.get()) {
            refuseAll();
        }
        return waiting.answer();
    }

    /** Stops collecting; what still waits is refused. */
    @Override
    public void close() {
        open.set(false);
        refuseAll();
    }

    private void collect() {
        try {
            while (open.get()) {
                List<Waiting<I, O>> batch = nextBatch();
                if (!batch.isEmpty()) {
                    hand(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private List<Waiting<I, O>> nextBatch() throws InterruptedException {
        List<Waiting<I, O>> batch = new ArrayList<>();
        Waiting<I, O> first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
            return batch;
        }
        batch.add(first);
        long deadline = System.nanoTime() + wait.toNanos();
        while (batch.size() < size) {
            Waiting<I, O> next = queue.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    /** The next batch is collected while this one is under way. */
    private void hand(List<Waiting<I, O>> batch) {
        try {
            threads.execute(() -> run(batch));
        } catch (RejectedExecutionException e) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    private void run(List<Waiting<I, O>> batch) {
        try {
            List<CompletableFuture<O>> answers =
                    together.apply(batch.stream().map(Waiting::item).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(batch.size() + " went in, " + answers.size() + " came out");
            }
            for (int i = 0; i < batch.size(); i++) {
                pass(answers.get(i), batch.get(i).answer());
            }
        } catch (Throwable failure) { // whatever it was, nobody may wait for ever
            batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
        }
    }

    private static <O> void pass(CompletableFuture<O> from, CompletableFuture<O> to) {
        from.whenComplete((answer, failure) -> {
            if (failure != null) {
                to.completeExceptionally(failure);
            } else {
                to.complete(answer);
            }
        });
    }

    private void refuseAll() {
        for (Waiting<I, O> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.answer().completeExceptionally(new RejectedExecutionException("the server is stopping"));
        }
    }
}

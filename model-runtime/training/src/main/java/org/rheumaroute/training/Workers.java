package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent fits on a few threads. Results come back in the order of the jobs, whatever order they end in, so
 * that the number of threads changes no byte. Progress is told from the calling thread.
 */
final class Workers implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService threads;
    private final Steps steps;

    Workers(int threads, Steps steps) {
        this.threads = Executors.newFixedThreadPool(threads, Workers::thread);
        this.steps = steps;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fit-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * One fit.
     *
     * @param what for progress, in a few words
     */
    record Job<T>(String what, Callable<T> work) {}

    /** Runs all jobs; the first failure ends the others. */
    <T> List<T> all(List<Job<T>> jobs) {
        CompletionService<T> running = new ExecutorCompletionService<>(threads);
        Map<Future<T>, Integer> positions = new HashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            positions.put(running.submit(jobs.get(i).work()), i);
        }
        Map<Integer, T> results = new HashMap<>();
        try {
            while (results.size() < jobs.size()) {
                Future<T> done = running.take();
                int position = positions.getOrDefault(done, -1);
                results.put(position, done.get());
                steps.done(jobs.get(position).what());
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } finally {
            positions.keySet().forEach(job -> job.cancel(true));
        }
        List<T> ordered = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            ordered.add(results.get(i));
        }
        return ordered;
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a fit failed", cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

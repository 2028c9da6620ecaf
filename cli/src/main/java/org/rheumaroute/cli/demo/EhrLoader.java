package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.rheumaroute.cli.shell.RefusedException;

/** Loads transaction Bundles into a FHIR server, two at a time. */
public final class EhrLoader {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int AT_ONCE = 2;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI base;

    /** @param base FHIR base of the server */
    public EhrLoader(URI base) {
        this.base = base;
    }

    /**
     * Posts every Bundle.
     *
     * @param bundles transaction Bundles as JSON
     * @param progress told how many are loaded
     * @throws RefusedException when the server refuses one
     */
    public void load(List<String> bundles, IntConsumer progress)
            throws IOException, InterruptedException, RefusedException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            AtomicInteger loaded = new AtomicInteger();
            List<Callable<Integer>> posts = bundles.stream()
                    .map(bundle -> (Callable<Integer>) () -> {
                        int status = post(bundle);
                        progress.accept(loaded.incrementAndGet());
                        return status;
                    })
                    .collect(Collectors.toList());
            for (Future<Integer> answer : pool.invokeAll(posts)) {
                requireAccepted(answer.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("loading failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Posts one Bundle; gives the HTTP status. */
    public int post(String bundle) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base)
                .timeout(LIMIT)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .POST(HttpRequest.BodyPublishers.ofString(bundle))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static void requireAccepted(int status) throws RefusedException {
        if (status != 200) {
            throw new RefusedException("the EHR refused a Bundle of the demo cohort with HTTP status " + status);
        }
    }
}

package org.rheumaroute.routes.ehr.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the one EHR and gives back raw answers with a status of 200 to 299; everything else becomes an
 * {@link EhrException}. Reading requests are repeated as {@link RetryPolicy} says, writing ones never. Thread-safe.
 */
public final class EhrTransport {
    private static final Logger LOG = LoggerFactory.getLogger(EhrTransport.class);

    private final EhrOrigin origin;
    private final EhrSettings settings;
    private final EhrRuntime runtime;
    private final EhrExchange exchange;
    private final Semaphore places;

    /** Opens no connection yet. */
    public EhrTransport(EhrSettings settings, EhrRuntime runtime) {
        this.origin = EhrOrigin.of(settings.baseUrl());
        this.settings = settings;
        this.runtime = runtime;
        this.exchange = new EhrExchange(settings, runtime.executor());
        this.places = new Semaphore(settings.maxConcurrency(), true);
        if (!origin.isPrivate()) {
            LOG.warn("The EHR is reached without TLS: patient data and the token are readable on the network");
        }
    }

    /** Where requests go. */
    public EhrOrigin origin() {
        return origin;
    }

    /**
     * Sends and waits: at most timeout for a free place, timeout for each try, and the waits between tries.
     *
     * @throws OriginViolationException before anything is sent
     * @throws EhrException for any status outside 200 to 299 and for no usable answer
     */
    public EhrAnswer send(EhrRequest request) {
        URI target = origin.resolve(request.url());
        for (int attempt = 1; ; attempt++) {
            try {
                return once(request, target);
            } catch (EhrUnavailableException e) {
                Duration wait = settings.retry()
                        .waitAfter(attempt, e)
                        .filter(any -> request.repeatable())
                        .orElseThrow(() -> e);
                pause(wait, e);
            }
        }
    }

    private void pause(Duration wait, EhrUnavailableException reason) {
        try {
            runtime.pause().spend(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private EhrAnswer once(EhrRequest request, URI target) {
        Optional<String> token = runtime.tokens().token();
        EhrAnswer answer = inTurn(request, target, token);
        if (answer.status() == 401) {
            token.ifPresent(runtime.tokens()::refused);
        }
        Duration retryAfter = answer.header("Retry-After")
                .flatMap(text -> RetryAfter.read(text, runtime.clock()))
                .orElse(null);
        List<String> codes = answer.status() < 300 ? List.of() : OutcomeCodes.read(answer.body());
        Optional<EhrException> failure = StatusMeaning.of(request.toString(), answer.status(), retryAfter, codes);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer;
    }

    private EhrAnswer inTurn(EhrRequest request, URI target, Optional<String> token) {
        takePlace(request);
        long started = System.nanoTime();
        String result = "no-answer";
        try {
            EhrAnswer answer = exchange.perform(request, target, token);
            result = Integer.toString(answer.status());
            return answer;
        } finally {
            places.release();
            runtime.meter().requested(request.toString(), result, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void takePlace(EhrRequest request) {
        try {
            if (!places.tryAcquire(settings.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw EhrUnavailableException.retryable("no free place for " + request + " within " + settings.timeout()
                        + " among " + settings.maxConcurrency());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EhrUnavailableException.retryable("waiting for a free place was interrupted: " + request);
        }
    }
}

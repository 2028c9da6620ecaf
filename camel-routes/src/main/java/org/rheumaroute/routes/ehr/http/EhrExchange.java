package org.rheumaroute.routes.ehr.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One try of one request: redirects never, no proxy, one deadline for the whole, a limit for the bytes. Thread-safe. */
final class EhrExchange {
    private final HttpClient client;
    private final EhrSettings settings;

    EhrExchange(EhrSettings settings, Optional<Executor> executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // A proxy of the JVM's settings would be another origin that sees the token.
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.timeout());
        executor.ifPresent(builder::executor);
        this.client = builder.build();
        this.settings = settings;
    }

    /** Sends to an address that was checked against the origin; any status is an answer. */
    EhrAnswer perform(EhrRequest request, URI target, Optional<String> token) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(build(request, target, token), info -> new LimitedBody(settings.maxResponseBytes()));
        try {
            return read(answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw EhrUnavailableException.retryable(
                    "the EHR did not answer in full: " + request + " took longer than " + settings.timeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw EhrUnavailableException.retryable("waiting for the EHR was interrupted: " + request);
        } catch (ExecutionException e) {
            throw meaningOf(e, request);
        } catch (IOException e) {
            throw meaningOf(e, request);
        }
    }

    private static HttpRequest build(EhrRequest request, URI target, Optional<String> token) {
        byte[] body = request.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .method(
                        request.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers().forEach(builder::setHeader);
        builder.setHeader("Accept", "application/fhir+json, application/json;q=0.9");
        builder.setHeader("Accept-Encoding", "gzip");
        builder.setHeader("User-Agent", "RheumaRoute");
        if (body != null) {
            builder.setHeader("Content-Type", "application/fhir+json; charset=UTF-8");
        }
        token.ifPresent(value -> builder.setHeader("Authorization", "Bearer " + value));
        return builder.build();
    }

    private EhrAnswer read(HttpResponse<byte[]> response) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        byte[] body = response.body();
        if (encoding.equalsIgnoreCase("gzip") && body.length > 0) {
            body = LimitedBody.unzip(body, settings.maxResponseBytes());
        } else if (!encoding.equalsIgnoreCase("identity") && !encoding.equalsIgnoreCase("gzip")) {
            throw new IOException("unknown content encoding");
        }
        return new EhrAnswer(response.statusCode(), response.headers(), body);
    }

    /** Messages of the HTTP library can repeat what was received, so only the kind of failure is told. */
    private EhrException meaningOf(Exception failure, EhrRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLong) {
                return new RecordTooLargeException(
                        "the EHR's answer is too large: " + request, "bytes", settings.maxResponseBytes());
            }
            if (cause instanceof ConnectException) {
                return new EhrUnavailableException(
                        EhrUnavailableException.Why.NOT_REACHABLE, "the EHR cannot be reached: " + request, true, null);
            }
        }
        return EhrUnavailableException.retryable("the EHR's answer broke off or is no HTTP: " + request);
    }
}

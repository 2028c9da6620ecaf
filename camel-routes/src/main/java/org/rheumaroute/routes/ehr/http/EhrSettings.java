package org.rheumaroute.routes.ehr.http;

import java.net.URI;
import java.time.Duration;

/**
 * How the EHR is reached. Checked on construction; immutable.
 *
 * @param baseUrl FHIR base address, http or https
 * @param timeout longest time for one request from sending to the last byte of the answer
 * @param maxConcurrency requests under way at the same time, 1 to 256
 * @param maxResponseBytes largest answer in bytes, counted after decompression, 1 to 1 GiB
 * @param pageSize resources asked for in a page of a search, 1 to 1,000
 * @param retry how reading requests are repeated
 */
public record EhrSettings(
        URI baseUrl, Duration timeout, int maxConcurrency, int maxResponseBytes, int pageSize, RetryPolicy retry) {

    public EhrSettings {
        EhrOrigin.of(baseUrl);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be longer than 0, was " + timeout);
        }
        requireRange("max-concurrency", maxConcurrency, 1, 256);
        requireRange("max-response-bytes", maxResponseBytes, 1, 1 << 30);
        requireRange("page size", pageSize, 1, 1_000);
    }

    /** 30 s, 4 at once, 50 MiB, pages of 200, {@link RetryPolicy#STANDARD}. */
    public static EhrSettings of(URI baseUrl) {
        return new EhrSettings(baseUrl, Duration.ofSeconds(30), 4, 50 << 20, 200, RetryPolicy.STANDARD);
    }

    /** The same with another total time for one request. */
    public EhrSettings withTimeout(Duration other) {
        return new EhrSettings(baseUrl, other, maxConcurrency, maxResponseBytes, pageSize, retry);
    }

    /** The same with another number of requests at once. */
    public EhrSettings withMaxConcurrency(int other) {
        return new EhrSettings(baseUrl, timeout, other, maxResponseBytes, pageSize, retry);
    }

    /** The same with another limit of an answer in bytes. */
    public EhrSettings withMaxResponseBytes(int other) {
        return new EhrSettings(baseUrl, timeout, maxConcurrency, other, pageSize, retry);
    }

    /** The same with another page size. */
    public EhrSettings withPageSize(int other) {
        return new EhrSettings(baseUrl, timeout, maxConcurrency, maxResponseBytes, other, retry);
    }

    /** The same with another way of repeating. */
    public EhrSettings withRetry(RetryPolicy other) {
        return new EhrSettings(baseUrl, timeout, maxConcurrency, maxResponseBytes, pageSize, other);
    }

    private static void requireRange(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + " must be " + from + " to " + to + ", was " + value);
        }
    }
}

package org.rheumaroute.routes.ehr.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Collects an answer's bytes and stops the connection at the first byte over the limit. Confined to one answer. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    /** The answer is longer than the limit. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final int limit;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription arriving) {
        subscription = arriving;
        arriving.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (buffer.remaining() > limit - collected.size()) {
                stop();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.write(bytes, 0, bytes.length);
        }
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        result.completeExceptionally(new TooLong());
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(collected.toByteArray());
    }

    /**
     * The bytes inside a gzip answer.
     *
     * @throws TooLong if they are more than the limit; no more than that is ever unpacked
     * @throws IOException if it is not gzip or ends early
     */
    static byte[] unzip(byte[] zipped, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new TooLong();
            }
            return bytes;
        }
    }
}

package org.rheumaroute.routes.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of several questions of one patient when each may fail for itself.
 *
 * @param done what succeeded, in order
 * @param failure the first that did not; empty when all did
 */
public record Answers<T>(List<T> done, Optional<RuntimeException> failure) {
    /** Asks one after the other. */
    static <Q, T> Answers<T> of(List<Q> questions, Function<Q, T> answer) {
        List<T> done = new ArrayList<>();
        @Nullable RuntimeException failure = null;
        for (Q question : questions) {
            try {
                done.add(answer.apply(question));
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        return new Answers<>(done, Optional.ofNullable(failure));
    }

    /** Asks all at once and waits for all. */
    static <Q, T> CompletableFuture<Answers<T>> inOrder(List<Q> questions, Function<Q, CompletableFuture<T>> answer) {
        List<CompletableFuture<T>> asked = questions.stream().map(answer).toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .handle((all, ignored) -> of(asked, Answers::bare));
    }

    /** The answer, or the failure itself without the future's wrapper. */
    private static <T> T bare(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

package org.rheumaroute.routes;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/** Turns plain functions into what a route is made of. Only bodies are touched, never headers. */
public final class Lift {
    private Lift() {}

    /** A step that maps the body. */
    public static <A, B> Processor lift(Class<A> from, Function<A, B> step) {
        return exchange -> exchange.getMessage().setBody(step.apply(body(exchange, from)));
    }

    /** A step that maps the body later; the route goes on on one of {@code threads}. */
    public static <A, B> AsyncProcessor liftLater(
            Class<A> from, Function<A, ? extends CompletionStage<B>> step, Executor threads) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                CompletionStage<B> later;
                try {
                    later = step.apply(body(exchange, from));
                } catch (RuntimeException failure) {
                    exchange.setException(failure);
                    callback.done(true);
                    return true;
                }
                later.whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure != null) {
                                exchange.setException(bare(failure));
                            } else {
                                exchange.getMessage().setBody(answer);
                            }
                            callback.done(false);
                        },
                        threads);
                return false;
            }
        };
    }

    /** Joins the body that was with the one that was fetched. */
    public static <A, B, C> AggregationStrategy join(Class<A> was, Class<B> fetched, BiFunction<A, B, C> both) {
        return (@Nullable Exchange before, @Nullable Exchange after) -> {
            if (before == null || after == null) {
                throw new IllegalStateException("nothing to join");
            }
            if (after.getException() == null) {
                before.getMessage().setBody(both.apply(body(before, was), body(after, fetched)));
            }
            return before;
        };
    }

    private static <A> A body(Exchange exchange, Class<A> type) {
        Object body = exchange.getMessage().getBody();
        if (!type.isInstance(body)) {
            throw new IllegalStateException("a step wanted " + type.getSimpleName() + " and got "
                    + (body == null ? "nothing" : body.getClass().getSimpleName()));
        }
        return type.cast(body);
    }

    private static Throwable bare(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}

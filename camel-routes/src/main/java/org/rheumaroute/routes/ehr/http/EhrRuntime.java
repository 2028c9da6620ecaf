package org.rheumaroute.routes.ehr.http;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What surrounds the client: token, clock, pause, meter, threads.
 *
 * @param executor threads of the HTTP client (managed ones inside a container); empty = the JDK's own. Never a bounded
 *     pool whose threads also call the client: they would wait for answers that no thread is left to take in.
 */
public record EhrRuntime(TokenSource tokens, Clock clock, Pause pause, EhrMeter meter, Optional<Executor> executor) {

    /** No token, the system's clock, real waiting, no counting, the JDK's threads. */
    public static EhrRuntime standard() {
        return new EhrRuntime(
                TokenSource.none(),
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()),
                EhrMeter.none(),
                Optional.empty());
    }

    /** The same with another token. */
    public EhrRuntime with(TokenSource other) {
        return new EhrRuntime(other, clock, pause, meter, executor);
    }

    /** The same with another clock and another way of waiting. */
    public EhrRuntime with(Clock otherClock, Pause otherPause) {
        return new EhrRuntime(tokens, otherClock, otherPause, meter, executor);
    }

    /** The same with another meter. */
    public EhrRuntime with(EhrMeter other) {
        return new EhrRuntime(tokens, clock, pause, other, executor);
    }

    /** The same on these threads. */
    public EhrRuntime with(Executor other) {
        return new EhrRuntime(tokens, clock, pause, meter, Optional.of(other));
    }
}

package org.rheumaroute.routes;

import org.apache.camel.builder.RouteBuilder;
import org.rheumaroute.routes.poll.AgeingWatch;

/** Once a day: whose inputs have grown too old? */
public final class AgeingRoute extends RouteBuilder {
    private final AgeingWatch watch;
    private final long periodMillis;

    /**
     * @param watch makes the look of a day
     * @param periodMillis time between two questions whether a new day has come
     */
    public AgeingRoute(AgeingWatch watch, long periodMillis) {
        this.watch = watch;
        this.periodMillis = periodMillis;
    }

    @Override
    public void configure() {
        from("scheduler:watch-ages?initialDelay=" + periodMillis + "&useFixedDelay=true&delay=" + periodMillis)
                .routeId("watch-ages")
                .process(exchange -> watch.lookOnceADay());
    }
}

package org.rheumaroute.routes;

import org.apache.camel.builder.RouteBuilder;
import org.rheumaroute.routes.poll.Poller;

/** Every few seconds: which patients changed? */
public final class PollRoute extends RouteBuilder {
    private final Poller poller;
    private final long periodMillis;

    /**
     * @param poller makes one look
     * @param periodMillis time from the end of a look to the next
     */
    public PollRoute(Poller poller, long periodMillis) {
        this.poller = poller;
        this.periodMillis = periodMillis;
    }

    @Override
    public void configure() {
        from("scheduler:watch-ehr?initialDelay=0&useFixedDelay=true&delay=" + periodMillis)
                .routeId("watch-ehr")
                .process(exchange -> poller.poll());
    }
}

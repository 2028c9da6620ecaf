package org.rheumaroute.cli.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits for two different successful polls after a moment: the second one began after it, whatever the first did. */
final class PollWatch {
    private final Instant moment;
    private @Nullable Instant first;

    PollWatch(Instant moment) {
        this.moment = moment;
    }

    /**
     * Looks at the time of the latest successful poll.
     *
     * @param latest ISO-8601 instant; empty when there was none
     * @return whether two were seen
     */
    boolean sawTwoPolls(String latest) {
        if (latest.isEmpty()) {
            return false;
        }
        Instant poll = Instant.parse(latest);
        if (poll.isBefore(moment)) {
            return false;
        }
        Instant one = first;
        if (one == null) {
            first = poll;
            return false;
        }
        return poll.isAfter(one);
    }
}

package org.rheumaroute.routes.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the EHR has been watched. Kept on disk; everything in it can be lost at the price of scoring everybody again.
 *
 * @param watermark the newest {@code meta.lastUpdated} that was accepted, by the EHR's clock; null before the first look
 * @param seen resource versions accepted within the overlap before the watermark, with their time
 * @param everybody name of a wish to score everybody that is not fulfilled yet; null when there is none
 * @param packages labels of the packages with which everybody was last asked for
 */
public record PollState(
        @Nullable Instant watermark,
        SortedMap<String, Instant> seen,
        @Nullable String everybody,
        String packages) {
    public PollState {
        seen = new TreeMap<>(seen);
    }

    /** Nothing watched yet. */
    public static PollState empty() {
        return new PollState(null, new TreeMap<>(), null, "");
    }

    /** The watermark, if there is one. */
    public Optional<Instant> newest() {
        return Optional.ofNullable(watermark);
    }

    /** The same with a wish to score everybody. */
    public PollState wishing(String name, String packagesNow) {
        return new PollState(watermark, seen, name, packagesNow);
    }

    /** After a look: the wish is fulfilled, newer versions are seen, those before the overlap are forgotten. */
    PollState after(@Nullable Instant newest, Map<String, Instant> versions, Instant forgetBefore) {
        TreeMap<String, Instant> kept = new TreeMap<>(seen);
        kept.putAll(versions);
        kept.values().removeIf(time -> time.isBefore(forgetBefore));
        return new PollState(newest, kept, null, packages);
    }
}

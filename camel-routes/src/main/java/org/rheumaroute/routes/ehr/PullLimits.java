package org.rheumaroute.routes.ehr;

/**
 * How large one patient's record may be before it is refused as a whole; a part of a record is never scored.
 *
 * @param maxResources resources of all types together
 * @param maxBytes their JSON in bytes
 * @param maxPages pages of all searches together, so that a server whose pages never end is left
 */
public record PullLimits(int maxResources, long maxBytes, int maxPages) {
    /** 20,000 resources, 50 MiB, 500 pages. */
    public static final PullLimits STANDARD = new PullLimits(20_000, 50L << 20, 500);

    public PullLimits {
        if (maxResources < 1 || maxBytes < 1 || maxPages < 1) {
            throw new IllegalArgumentException("limits of a pull must be 1 or more");
        }
    }
}

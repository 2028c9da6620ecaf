package org.rheumaroute.cohort;

/** Skeleton. */
final class CohortEntryJson {
    private CohortEntryJson() {}

    static String write(CohortEntry entry) {
        throw new UnsupportedOperationException("to come");
    }

    static CohortEntry read(String json) {
        throw new UnsupportedOperationException("to come");
    }
}

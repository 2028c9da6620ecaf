package org.rheumaroute.cohort;

/** Skeleton. */
final class Columns {
    void put(CohortEntry entry) {
        throw new UnsupportedOperationException("to come");
    }

    void remove(String patientId) {
        throw new UnsupportedOperationException("to come");
    }

    CohortAnswer answer(CohortQuery query) {
        throw new UnsupportedOperationException("to come");
    }

    CohortSummary summary() {
        throw new UnsupportedOperationException("to come");
    }
}

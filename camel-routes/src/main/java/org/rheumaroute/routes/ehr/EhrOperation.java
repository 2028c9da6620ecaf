package org.rheumaroute.routes.ehr;

import java.util.Arrays;
import java.util.Locale;

/** What stands behind {@code ehr:} in an endpoint's address. */
enum EhrOperation {
    /** {@link ChangesRequest} in, iterator of {@link ChangePage} out. */
    CHANGES,
    /** {@link PullRequest} in, {@link PatientRecord} out. */
    PULL,
    /** List of Bundle entries in, list of {@link EntryOutcome} out. */
    TRANSACTION,
    /** {@link ReadRequest} in, the resource or null out. */
    READ;

    static EhrOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("ehr: knows changes, pull, transaction and read, not " + name));
    }
}

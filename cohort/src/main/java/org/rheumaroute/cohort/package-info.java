/**
 * The scored cohort: one entry for each patient and question, and queries that count and list them.
 *
 * <p>This package must not know FHIR, Camel, an engine or a server; it works on any {@link
 * java.util.concurrent.ConcurrentMap}. Start reading at {@link org.rheumaroute.cohort.CohortStore}; {@link
 * org.rheumaroute.cohort.CohortEntry} is what is stored.
 */
@NullMarked
package org.rheumaroute.cohort;

import org.jspecify.annotations.NullMarked;

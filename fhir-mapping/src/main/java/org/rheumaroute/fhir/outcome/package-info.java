/**
 * Decides from a record what became of a patient after the index date: the label of a training table.
 *
 * <p>This package must not know features, models or how a table is written. Start reading at {@link
 * org.rheumaroute.fhir.outcome.OutcomeRule}.
 */
@NullMarked
package org.rheumaroute.fhir.outcome;

import org.jspecify.annotations.NullMarked;

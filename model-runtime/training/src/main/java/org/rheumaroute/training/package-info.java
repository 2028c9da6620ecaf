/**
 * A cohort in, signed model packages out.
 *
 * <p>This package must not know FHIR or the server, and is never part of the server. Start reading at {@link
 * org.rheumaroute.training.Training}.
 */
@NullMarked
package org.rheumaroute.training;

import org.jspecify.annotations.NullMarked;

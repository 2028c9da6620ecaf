/**
 * What a score is: the question asked, the number given, the reason when no number is given.
 *
 * <p>This package must not know FHIR, Camel or any engine. Start reading at {@link
 * org.rheumaroute.model.Scorer}; {@link org.rheumaroute.model.ScoreOutcome} is what comes back.
 */
@NullMarked
package org.rheumaroute.model;

import org.jspecify.annotations.NullMarked;

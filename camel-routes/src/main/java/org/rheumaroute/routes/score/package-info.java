/**
 * The steps of the scoring route as plain functions, each from one stage of the work to the next, and the small batches
 * in which patients are scored and written.
 *
 * <p>It must not hold clinical logic: reading, mapping, scoring and planning are called, never done here.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.score.PatientSteps}.
 */
@NullMarked
package org.rheumaroute.routes.score;

import org.jspecify.annotations.NullMarked;

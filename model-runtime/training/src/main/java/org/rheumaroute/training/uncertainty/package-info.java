/**
 * How far a model's log-odds may lie from the truth, when only outcomes and no truth are known.
 *
 * <p>This package must not know how the model was made: it sees inputs, outcomes and nothing else. Start reading at
 * {@link org.rheumaroute.training.uncertainty.PlausibleTruths}.
 */
@NullMarked
package org.rheumaroute.training.uncertainty;

import org.jspecify.annotations.NullMarked;

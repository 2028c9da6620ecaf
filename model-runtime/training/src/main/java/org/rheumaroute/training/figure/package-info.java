/**
 * Predictions and outcomes in, the figures of a report out: discrimination within folds, calibration, cuts, curves.
 *
 * <p>This package must not know how predictions were made, nor tables or packages. Start reading at {@link
 * org.rheumaroute.training.figure.Judge}.
 */
@NullMarked
package org.rheumaroute.training.figure;

import org.jspecify.annotations.NullMarked;

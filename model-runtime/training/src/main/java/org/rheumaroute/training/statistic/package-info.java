/**
 * The few statistics that calibration and validation need.
 *
 * <p>This package must not know models, files or clinical meaning: numbers in, numbers out. Start reading at {@link
 * org.rheumaroute.training.statistic.LogisticFit}.
 */
@NullMarked
package org.rheumaroute.training.statistic;

import org.jspecify.annotations.NullMarked;

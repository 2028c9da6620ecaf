/**
 * The statistics of training and validation: folds, fits, and the figures that a report shows.
 *
 * <p>This package must not know models, files or clinical meaning: numbers in, numbers out. Start reading at {@link
 * org.rheumaroute.training.statistic.Auc}; {@code src/test/referee} names the R and Python functions that every figure
 * is compared with.
 */
@NullMarked
package org.rheumaroute.training.statistic;

import org.jspecify.annotations.NullMarked;

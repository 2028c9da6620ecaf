/**
 * The training table: many patients' feature vectors in the cohort CSV that {@code train} reads.
 *
 * <p>This package must not know how a record is read or which verb asks. Start reading at {@link
 * org.rheumaroute.cli.table.FeatureTable}.
 */
@NullMarked
package org.rheumaroute.cli.table;

import org.jspecify.annotations.NullMarked;

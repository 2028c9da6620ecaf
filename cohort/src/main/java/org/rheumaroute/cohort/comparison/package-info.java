/**
 * The answers to several questions about one patient, beside one another.
 *
 * <p>This package must not know how a risk is scored, and it recommends nothing. Start reading at {@link
 * org.rheumaroute.cohort.comparison.SideBySide}.
 */
@NullMarked
package org.rheumaroute.cohort.comparison;

import org.jspecify.annotations.NullMarked;

/**
 * What the rule on difficult-to-treat arthritis said of each patient: no score, so a store of its own beside the cohort's.
 *
 * <p>This package must not know the rule, nor FHIR: items and verdicts are codes, and their words come from the page. Start
 * reading at {@link org.rheumaroute.cohort.d2t.D2tStore}.
 */
@NullMarked
package org.rheumaroute.cohort.d2t;

import org.jspecify.annotations.NullMarked;

/**
 * The ledger: every trigger ends as one written result, one unchanged result, one refusal or one failure.
 *
 * <p>This package must not know what a trigger is made of, nor how its result was reached. Start reading at {@link
 * org.rheumaroute.cohort.ledger.Ledger}; {@link org.rheumaroute.cohort.ledger.LedgerTotals} holds the identity.
 */
@NullMarked
package org.rheumaroute.cohort.ledger;

import org.jspecify.annotations.NullMarked;

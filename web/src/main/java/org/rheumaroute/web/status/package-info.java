/**
 * How the chain stands, over HTTP: status and ledger, the questions with their labels, and "score again".
 *
 * <p>This package must not know the chain, only the values in {@code org.rheumaroute.cohort.chain}; nothing here is
 * about one patient. Start reading at {@link org.rheumaroute.web.status.StatusResource}.
 */
@NullMarked
package org.rheumaroute.web.status;

import org.jspecify.annotations.NullMarked;

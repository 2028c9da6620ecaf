/**
 * What the chain that scores and the pages that show it tell each other: status, questions, packages, and "score again".
 *
 * <p>This package must not know how either side works; it holds values and small ports only. Start reading at
 * {@link org.rheumaroute.cohort.chain.ChainStatus}.
 */
@NullMarked
package org.rheumaroute.cohort.chain;

import org.jspecify.annotations.NullMarked;

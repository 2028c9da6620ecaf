/**
 * The verbs behind {@code ./rheumaroute}: arguments in, results on stdout, progress on stderr, an exit status.
 *
 * <p>This package must not hold clinical logic; it calls the same readers, maps and scorers as the server. Start
 * reading at {@link org.rheumaroute.cli.RheumaRoute}.
 */
@NullMarked
package org.rheumaroute.cli;

import org.jspecify.annotations.NullMarked;

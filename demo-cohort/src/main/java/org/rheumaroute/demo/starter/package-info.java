/**
 * Invented patients with rheumatoid arthritis who start a targeted drug: what is known at the start, what becomes of it,
 * and the stated chance behind that.
 *
 * <p>This package must not know how records are written. Everything in it is assumed; only the outcome rates have a
 * source. Start reading at {@link org.rheumaroute.demo.starter.StarterCohort}.
 */
@NullMarked
package org.rheumaroute.demo.starter;

import org.jspecify.annotations.NullMarked;

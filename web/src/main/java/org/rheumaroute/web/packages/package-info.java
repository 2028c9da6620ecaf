/**
 * The model packages over HTTP, for operators: where each stands, what shadows said, and the steps from one state to the
 * next.
 *
 * <p>This package must not know how a package is verified or swapped, only the port in {@code
 * org.rheumaroute.cohort.chain}; nothing here is about one patient. Start reading at {@link
 * org.rheumaroute.web.packages.PackagesResource}.
 */
@NullMarked
package org.rheumaroute.web.packages;

import org.jspecify.annotations.NullMarked;

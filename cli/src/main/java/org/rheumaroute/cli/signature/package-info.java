/**
 * What the verb {@code signatures} reads beside the matrix and how it tells its scores.
 *
 * <p>This package must not know how a signature is scored. Start reading at {@link
 * org.rheumaroute.cli.signature.SignatureReport}.
 */
@NullMarked
package org.rheumaroute.cli.signature;

import org.jspecify.annotations.NullMarked;

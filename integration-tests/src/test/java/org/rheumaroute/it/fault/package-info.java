/**
 * Things that go wrong around the server, on demand: an EHR that answers badly, a disk that is full, a damaged file.
 *
 * <p>This package must not know what the server makes of it; tests say that. Start reading at {@link
 * org.rheumaroute.it.fault.FaultyEhr}.
 */
@NullMarked
package org.rheumaroute.it.fault;

import org.jspecify.annotations.NullMarked;

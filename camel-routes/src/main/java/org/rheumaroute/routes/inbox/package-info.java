/**
 * The durable inbox: one message says "patient X changed", and none is lost or worked on for ever.
 *
 * <p>It must not know what scoring a patient means, nor what a patient's record holds.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.inbox.InboxBean}.
 */
@NullMarked
package org.rheumaroute.routes.inbox;

import org.jspecify.annotations.NullMarked;

/**
 * Starts the routes inside the server and stops them with it: packages, caches, the Camel context, all on managed
 * threads.
 *
 * <p>It must not know how a patient is scored; it only puts the parts together.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.bootstrap.RouteBootstrap}.
 */
@NullMarked
package org.rheumaroute.routes.bootstrap;

import org.jspecify.annotations.NullMarked;

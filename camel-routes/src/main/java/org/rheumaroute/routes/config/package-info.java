/**
 * The settings of the routes: read once at start, checked at once, all faults shown together.
 *
 * <p>It must not know who uses a setting.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.config.RouteSettings}.
 */
@NullMarked
package org.rheumaroute.routes.config;

import org.jspecify.annotations.NullMarked;

/**
 * How text becomes markup: the one place where characters that mean something to a browser are escaped.
 *
 * <p>This package must not know any page or drawing. Start reading at {@link
 * org.rheumaroute.training.markup.Markup}.
 */
@NullMarked
package org.rheumaroute.training.markup;

import org.jspecify.annotations.NullMarked;

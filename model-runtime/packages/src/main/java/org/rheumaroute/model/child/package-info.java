/**
 * Native code in a JVM of its own: a package is tried there before anybody else's process touches it, and what takes too
 * long or too much is ended.
 *
 * <p>This package must not know who asks for a trial, nor what a server is.
 *
 * <p>Start reading at {@link org.rheumaroute.model.child.ChildTrial}.
 */
@NullMarked
package org.rheumaroute.model.child;

import org.jspecify.annotations.NullMarked;

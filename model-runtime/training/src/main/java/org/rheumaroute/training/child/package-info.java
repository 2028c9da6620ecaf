/**
 * Training in a JVM of its own: native code that crashes, hangs or eats memory takes nothing else with it, and no half
 * package is left behind.
 *
 * <p>This package must not know how anything is trained or judged. Start reading at {@link
 * org.rheumaroute.training.child.TrainerProcess}.
 */
@NullMarked
package org.rheumaroute.training.child;

import org.jspecify.annotations.NullMarked;

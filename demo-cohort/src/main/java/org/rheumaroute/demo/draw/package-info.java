/**
 * Numbers out of chance: a small seeded generator, the normal distribution, margins and a Gaussian copula.
 *
 * <p>This package must not know what a patient or a feature is. Start reading at {@link
 * org.rheumaroute.demo.draw.Dice}; {@link org.rheumaroute.demo.draw.Margin} turns a chance into a value.
 */
@NullMarked
package org.rheumaroute.demo.draw;

import org.jspecify.annotations.NullMarked;

/**
 * A model that somebody else trained, turned into a signed package that the server loads.
 *
 * <p>It must not know how this product trains, nor what a server does with the package.
 *
 * <p>Start reading at {@link org.rheumaroute.cli.foreign.ForeignPackage}.
 */
@NullMarked
package org.rheumaroute.cli.foreign;

import org.jspecify.annotations.NullMarked;

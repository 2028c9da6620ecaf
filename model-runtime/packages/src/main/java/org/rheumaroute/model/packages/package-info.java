/**
 * Signed model packages: how they are written, verified, opened and scored.
 *
 * <p>This package must not know FHIR, Camel or a concrete engine; engines come in through {@link
 * org.rheumaroute.model.engine.Engine}. Start reading at {@link org.rheumaroute.model.packages.PackageLoader}.
 */
@NullMarked
package org.rheumaroute.model.packages;

import org.jspecify.annotations.NullMarked;

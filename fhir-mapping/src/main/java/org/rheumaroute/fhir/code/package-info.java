/**
 * The clinical concepts and all codes that stand for them, loaded from tables and cross-checked.
 *
 * <p>This package must not know FHIR's resources, patients or models. Start reading at {@link
 * org.rheumaroute.fhir.code.CodeTables}.
 */
@NullMarked
package org.rheumaroute.fhir.code;

import org.jspecify.annotations.NullMarked;

/**
 * Turns the units that laboratories write into one canonical UCUM unit.
 *
 * <p>This package must not know FHIR's resources, patients or models. Start reading at {@link
 * org.rheumaroute.fhir.unit.UnitConverter}.
 */
@NullMarked
package org.rheumaroute.fhir.unit;

import org.jspecify.annotations.NullMarked;

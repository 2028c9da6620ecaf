/**
 * What a patient's drugs add up to: the daily dose of glucocorticoids, the lines of therapy.
 *
 * <p>This package must not know FHIR resources or models; it works on what was read. Start reading at {@link
 * org.rheumaroute.fhir.therapy.LinesOfTherapy}.
 */
@NullMarked
package org.rheumaroute.fhir.therapy;

import org.jspecify.annotations.NullMarked;

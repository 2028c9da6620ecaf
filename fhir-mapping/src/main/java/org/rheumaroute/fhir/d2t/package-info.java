/**
 * Difficult-to-treat rheumatoid arthritis by the EULAR definition of 2021: criteria 1 and 2 from the record, each with
 * its evidence, and criterion 3 left open, because no record holds it.
 *
 * <p>This package must not know FHIR resources, models or how a result is written; it is a rule, no model, and knows no
 * probability. Start reading at {@link org.rheumaroute.fhir.d2t.D2tRule}; the choices are explained in {@code
 * docs/d2t.md}.
 */
@NullMarked
package org.rheumaroute.fhir.d2t;

import org.jspecify.annotations.NullMarked;

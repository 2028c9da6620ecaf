/**
 * Turns an outcome into what the EHR has to hold: RiskAssessment, Provenance, Device and model card, in R4.
 *
 * <p>This package must not know HTTP, servers, engines or how facts were read; it plans entries of a transaction and
 * sends nothing. Start reading at {@link org.rheumaroute.fhir.write.RiskAssessmentWriter}.
 */
@NullMarked
package org.rheumaroute.fhir.write;

import org.jspecify.annotations.NullMarked;

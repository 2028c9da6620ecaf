/**
 * The referee of everything that is written to an EHR: HL7's rules by HAPI's validator, and ours on top.
 *
 * <p>This package must not know how a resource came to be; it judges what it is given. Start reading at {@link
 * org.rheumaroute.it.fhir.FhirReferee}.
 */
@NullMarked
package org.rheumaroute.it.fhir;

import org.jspecify.annotations.NullMarked;

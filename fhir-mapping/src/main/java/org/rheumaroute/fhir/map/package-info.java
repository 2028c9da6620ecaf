/**
 * Decides whether a patient may be scored and turns the facts into a feature vector, by rules that are data.
 *
 * <p>This package must not know JSON, HTTP, engines or how a score is written. Start reading at {@link
 * org.rheumaroute.fhir.map.PatientPreparation}.
 */
@NullMarked
package org.rheumaroute.fhir.map;

import org.jspecify.annotations.NullMarked;

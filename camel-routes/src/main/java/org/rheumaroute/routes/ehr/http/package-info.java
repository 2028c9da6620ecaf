/**
 * One request to the EHR and its answer: where it may go, how long and how large it may be, what its status means.
 *
 * <p>This package must not know Camel, HAPI or what is inside a FHIR resource. Start reading at {@link
 * org.rheumaroute.routes.ehr.http.EhrTransport}; {@link org.rheumaroute.routes.ehr.http.StatusMeaning} is the one place
 * where a status becomes an exception.
 */
@NullMarked
package org.rheumaroute.routes.ehr.http;

import org.jspecify.annotations.NullMarked;

/**
 * The Camel component {@code ehr:} and the FHIR client below it: changes, pull, transaction, read.
 *
 * <p>This package must not know what a clinical value means, and it reads no message header. Start reading at {@link
 * org.rheumaroute.routes.ehr.EhrClient}; {@link org.rheumaroute.routes.ehr.EhrProducer} only hands bodies to it.
 */
@NullMarked
package org.rheumaroute.routes.ehr;

import org.jspecify.annotations.NullMarked;

/**
 * Gene expression as it comes from a laboratory: matrices read strictly, one sample at a time.
 *
 * <p>This package must not know signatures, FHIR or models. Start reading at {@link
 * org.rheumaroute.expression.MatrixReader}.
 */
@NullMarked
package org.rheumaroute.expression;

import org.jspecify.annotations.NullMarked;

/**
 * Gene signatures as data, and their scores for one sample.
 *
 * <p>This package must not know files of matrices, FHIR or models: what a score means for a patient is decided
 * elsewhere. Start reading at {@link org.rheumaroute.expression.signature.SignatureScorer}.
 */
@NullMarked
package org.rheumaroute.expression.signature;

import org.jspecify.annotations.NullMarked;

/**
 * The clinical indices of rheumatology, each a pure function of typed values that carry their unit.
 *
 * <p>This package must not know FHIR, models or any library. Start reading at {@link
 * org.rheumaroute.model.clinical.ActivityScores}; {@link org.rheumaroute.model.clinical.Visit} is the same with parts
 * that may be missing. Every index is for research use, none of them is a medical device.
 */
@NullMarked
package org.rheumaroute.model.clinical;

import org.jspecify.annotations.NullMarked;

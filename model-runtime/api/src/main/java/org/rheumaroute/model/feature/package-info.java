/**
 * Model inputs: what they are called, which unit and range they have, and what is known of one patient.
 *
 * <p>This package must not know where a value comes from. Start reading at {@link
 * org.rheumaroute.model.feature.FeatureSchema}; {@link org.rheumaroute.model.feature.FeatureVector} holds one
 * patient.
 */
@NullMarked
package org.rheumaroute.model.feature;

import org.jspecify.annotations.NullMarked;

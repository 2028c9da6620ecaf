/**
 * Finds out which patients changed in the EHR and puts one trigger for each into the inbox, so that no change is lost
 * and a repeated look does no harm.
 *
 * <p>It must not know how a patient is scored, nor read a clinical value.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.poll.ChangeWatch}.
 */
@NullMarked
package org.rheumaroute.routes.poll;

import org.jspecify.annotations.NullMarked;

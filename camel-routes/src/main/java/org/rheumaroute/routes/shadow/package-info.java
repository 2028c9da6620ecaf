/**
 * Scores beside the packages in service: the same patients, the same moment, another package; kept for comparison.
 *
 * <p>It must not know the EHR: nothing here is ever written there or shown as a risk, and nothing that fails here may
 * reach the answer of the package in service.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.shadow.ShadowBench}.
 */
@NullMarked
package org.rheumaroute.routes.shadow;

import org.jspecify.annotations.NullMarked;

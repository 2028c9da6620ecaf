/**
 * Boosted trees behind the engine port, by XGBoost4J.
 *
 * <p>This package must not know calibration, packages or FHIR. Start reading at {@link
 * org.rheumaroute.model.xgboost.BoosterEngine}; {@code TreeStructure} guards the native code.
 */
@NullMarked
package org.rheumaroute.model.xgboost;

import org.jspecify.annotations.NullMarked;

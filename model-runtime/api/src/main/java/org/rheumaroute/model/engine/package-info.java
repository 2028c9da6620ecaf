/**
 * The port that an engine (XGBoost, ONNX) fills: weights in, log-odds out.
 *
 * <p>This package must not know calibration, packages or clinical meaning. Start reading at {@link
 * org.rheumaroute.model.engine.Engine}.
 */
@NullMarked
package org.rheumaroute.model.engine;

import org.jspecify.annotations.NullMarked;

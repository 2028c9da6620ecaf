/**
 * Networks in ONNX behind the engine port, by ONNX Runtime.
 *
 * <p>This package must not know calibration, packages or FHIR. Start reading at {@link
 * org.rheumaroute.model.neural.OnnxEngine}; {@code OnnxStructure} guards the native code.
 */
@NullMarked
package org.rheumaroute.model.neural;

import org.jspecify.annotations.NullMarked;

/**
 * How each kind of member is fitted: boosted trees by XGBoost4J, nets by DJL and exported to ONNX.
 *
 * <p>This package must not know validation, calibration or cards. Start reading at {@link
 * org.rheumaroute.training.member.MemberTrainer}.
 */
@NullMarked
package org.rheumaroute.training.member;

import org.jspecify.annotations.NullMarked;

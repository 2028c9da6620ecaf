/**
 * What one training or validation run found, as figures: the record tree, its JSON, the verdict and the reporting
 * checklist that follow from it.
 *
 * <p>This package must not know how anything was fitted or drawn on a page: plain numbers come in from the run. Start
 * reading at {@link org.rheumaroute.training.report.Report}.
 */
@NullMarked
package org.rheumaroute.training.report;

import org.jspecify.annotations.NullMarked;

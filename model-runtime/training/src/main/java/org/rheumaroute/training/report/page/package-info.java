/**
 * The report as one HTML page that asks for nothing else, for a screen and for A4.
 *
 * <p>This package must not compute anything that the report does not hold, but for thinning and wording. Start reading
 * at {@link org.rheumaroute.training.report.page.ReportPage}.
 */
@NullMarked
package org.rheumaroute.training.report.page;

import org.jspecify.annotations.NullMarked;

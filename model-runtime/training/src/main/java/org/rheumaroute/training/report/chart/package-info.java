/**
 * Drawings as inline SVG from plain numbers: axes, curves, forests and bars, readable without colour.
 *
 * <p>This package must not know what the numbers mean or which report they stand in. Start reading at {@link
 * org.rheumaroute.training.report.chart.Plot}.
 */
@NullMarked
package org.rheumaroute.training.report.chart;

import org.jspecify.annotations.NullMarked;

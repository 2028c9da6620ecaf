/**
 * The FHIR R4 records of two invented hospitals, one Japanese and one international, with the awkward share of life, and
 * what a careful reader should make of each.
 *
 * <p>This package must not know the product's reader or any model: its expectations come from what it meant to write.
 * Start reading at {@link org.rheumaroute.demo.chart.DemoCohort}; {@link org.rheumaroute.demo.chart.ChartCase} lists
 * what can happen to a patient.
 */
@NullMarked
package org.rheumaroute.demo.chart;

import org.jspecify.annotations.NullMarked;

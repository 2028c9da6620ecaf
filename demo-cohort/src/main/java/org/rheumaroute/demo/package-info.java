/**
 * The door of the demo cohort: writes an invented cohort as a CSV file or as a folder of FHIR Bundles.
 *
 * <p>This package must not know how values are drawn or how hospitals write them. Start reading at {@link
 * org.rheumaroute.demo.Synth}.
 */
@NullMarked
package org.rheumaroute.demo;

import org.jspecify.annotations.NullMarked;

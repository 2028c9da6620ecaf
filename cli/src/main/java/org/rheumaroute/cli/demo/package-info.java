/**
 * The demonstration: a real FHIR server and a real WildFly as child processes, an invented cohort, a summary.
 *
 * <p>This package must not know how patients are scored; it only starts, loads, watches and stops. Start reading at
 * {@link org.rheumaroute.cli.demo.DemoRun}.
 */
@NullMarked
package org.rheumaroute.cli.demo;

import org.jspecify.annotations.NullMarked;

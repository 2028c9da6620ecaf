/**
 * The way of one patient's data, told as Camel routes that read like sentences.
 *
 * <p>It must not know how a value is read, mapped, scored or written: it calls the modules that do, and it branches on
 * no clinical content.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.ScorePatientRoute}.
 */
@NullMarked
package org.rheumaroute.routes;

import org.jspecify.annotations.NullMarked;

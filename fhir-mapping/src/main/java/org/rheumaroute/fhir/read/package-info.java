/**
 * Reads FHIR R4 JSON of one patient into dated facts in canonical units and accounts for every resource.
 *
 * <p>This package must not know tasks, features, models or how anything is written. Start reading at {@link
 * org.rheumaroute.fhir.read.PatientRecordReader}.
 */
@NullMarked
package org.rheumaroute.fhir.read;

import org.jspecify.annotations.NullMarked;

/**
 * The scored cohort over HTTP: patients by risk for the clinician, cohort queries for the researcher.
 *
 * <p>This package must not know how a score comes about; it asks the cohort store and writes JSON or CSV. Start
 * reading at {@link org.rheumaroute.web.cohort.PatientsResource}; {@link
 * org.rheumaroute.web.cohort.QueryParameters} reads what was asked.
 */
@NullMarked
package org.rheumaroute.web.cohort;

import org.jspecify.annotations.NullMarked;

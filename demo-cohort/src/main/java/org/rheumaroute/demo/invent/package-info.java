/**
 * Invented cohorts of undifferentiated arthritis as plain numbers: recipes, patients, and their table as CSV.
 *
 * <p>This package must not know FHIR, hospitals' codes or any model. Start reading at {@link
 * org.rheumaroute.demo.invent.InventedCohort}; {@link org.rheumaroute.demo.invent.CohortRecipe} lists what can be had.
 */
@NullMarked
package org.rheumaroute.demo.invent;

import org.jspecify.annotations.NullMarked;

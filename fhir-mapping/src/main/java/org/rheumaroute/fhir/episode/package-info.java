/**
 * Treatment episodes: which disease-modifying drug a patient was on from when to when, in which line, why it ended, and
 * what came of it at three, six and twelve months.
 *
 * <p>This package must not know FHIR resources, feature maps, models or how a result is written; it works on what was
 * read, by rules that are data ({@code episodes/rules.yaml}). Start reading at {@link
 * org.rheumaroute.fhir.episode.TreatmentEpisodes}; the rules in words are in {@code docs/episodes.md}.
 */
@NullMarked
package org.rheumaroute.fhir.episode;

import org.jspecify.annotations.NullMarked;

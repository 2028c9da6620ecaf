/**
 * The site survey: what codes, units and gaps records really have, as counts that name no patient.
 *
 * <p>This package must not decide how anything is read; it counts what the reader says. Start reading at {@link
 * org.rheumaroute.cli.survey.Survey}.
 */
@NullMarked
package org.rheumaroute.cli.survey;

import org.jspecify.annotations.NullMarked;

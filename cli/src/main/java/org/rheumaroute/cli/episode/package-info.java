/**
 * Treatment episodes and the answer on difficult-to-treat arthritis as tables and lines, for people and for cohort
 * questions.
 *
 * <p>This package must not know how a record is read, how an episode is made or which verb asks. Start reading at {@link
 * org.rheumaroute.cli.episode.EpisodeTable}.
 */
@NullMarked
package org.rheumaroute.cli.episode;

import org.jspecify.annotations.NullMarked;

/**
 * How good the candidates are: fitted on invented cohorts of known truth, beside the best that can be reached.
 *
 * <p>This package must not know packages, servers or speed. Start reading at {@link
 * org.rheumaroute.benchmark.study.CandidateStudy}.
 */
@NullMarked
package org.rheumaroute.benchmark.study;

import org.jspecify.annotations.NullMarked;

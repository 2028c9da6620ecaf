/**
 * Measures how fast invented records are read and invented patients scored, beside plain HAPI parsing.
 *
 * <p>This package must not know the server, and nothing may depend on it. Start reading at {@link
 * org.rheumaroute.benchmark.BenchmarkRun}.
 */
@NullMarked
package org.rheumaroute.benchmark;

import org.jspecify.annotations.NullMarked;

package org.rheumaroute.cli.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the demonstration.
 *
 * @param patients invented patients, at least 1
 * @param seed seed of the cohort
 * @param once stop when everything is settled
 * @param report file for the JSON summary
 * @param port loopback port of the page; 0 takes a free one
 * @param ehrPort loopback port of the sandbox EHR; 0 takes a free one
 */
public record DemoOptions(
        int patients, long seed, boolean once, @Nullable Path report, int port, int ehrPort) {}

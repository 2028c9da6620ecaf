package org.rheumaroute.training.report;

import java.util.Map;

/**
 * How the run can be made again.
 *
 * @param command the command with its arguments, without machine paths
 * @param seed seed of every random choice
 * @param packageName name, version and digest of the package; empty when none was made
 * @param settings hyper-parameters and choices, by name
 * @param software library to version
 * @param digests SHA-256 of every input and output file, by role
 */
public record Origin(
        String command,
        long seed,
        String packageName,
        Map<String, String> settings,
        Map<String, String> software,
        Map<String, String> digests) {
    public Origin {
        settings = Figures.sorted(settings);
        software = Figures.sorted(software);
        digests = Figures.sorted(digests);
    }
}

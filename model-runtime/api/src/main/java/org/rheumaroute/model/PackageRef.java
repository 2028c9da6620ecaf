package org.rheumaroute.model;

import java.util.regex.Pattern;

/**
 * Names one model package beyond doubt.
 *
 * @param name for example {@code ua-progression}
 * @param version semantic version of the package
 * @param sha256 SHA-256 of the package's manifest, 64 lower-case hexadecimal digits
 * @param demonstration true when the package was trained on invented data
 */
public record PackageRef(String name, String version, String sha256, boolean demonstration) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public PackageRef {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits");
        }
    }

    /** {@code name-version}, then the first 12 digits of the digest: short enough to read aloud. */
    public String label() {
        return name + "-" + version + "-" + sha256.substring(0, 12);
    }
}

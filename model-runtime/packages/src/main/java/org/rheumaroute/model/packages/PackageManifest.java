package org.rheumaroute.model.packages;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rheumaroute.model.TaskId;

/**
 * {@code manifest.json}: what the signature vouches for.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion 1 to {@value #FORMAT_VERSION}; from {@value #WITH_CONTRIBUTIONS} on the golden rows hold
 *     contributions
 * @param engine id of the engine; {@value #NO_ENGINE} for a combination
 * @param files every file of the folder but the manifest and its signature, members' files included
 */
record PackageManifest(
        String format,
        int formatVersion,
        String name,
        String version,
        TaskId task,
        PackageKind kind,
        String engine,
        boolean demonstration,
        Map<String, FileEntry> files) {
    static final String FORMAT = "rheumaroute-model-package";
    static final int FORMAT_VERSION = 2;
    static final int WITH_CONTRIBUTIONS = 2;
    static final String NO_ENGINE = "none";
    static final String FILE = "manifest.json";
    static final String SIGNATURE_FILE = "manifest.sig";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]{1,32})?");
    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*){0,3}");

    PackageManifest {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        require(format.equals(FORMAT), "format must be " + FORMAT);
        require(
                formatVersion >= 1 && formatVersion <= FORMAT_VERSION,
                "formatVersion must be 1 to " + FORMAT_VERSION + ", was " + formatVersion);
        require(NAME.matcher(name).matches(), "name must be lower-case words joined by hyphens");
        require(VERSION.matcher(version).matches(), "version must be semantic, for example 1.0.0");
        require((kind == PackageKind.COMBINATION) == engine.equals(NO_ENGINE), "engine does not fit the kind");
        require(files.size() <= Limits.FILES, "more than " + Limits.FILES + " files");
        for (String path : files.keySet()) {
            require(PATH.matcher(path).matches() && !path.contains(".."), "file name '" + path + "' is not allowed");
            require(!path.equals(FILE) && !path.equals(SIGNATURE_FILE), path + " cannot list itself");
        }
    }

    /** Whether the golden rows hold contributions. */
    boolean explainsGoldenRows() {
        return formatVersion >= WITH_CONTRIBUTIONS;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Length in bytes and SHA-256 of one file. */
    record FileEntry(long size, String sha256) {
        FileEntry {
            require(size >= 0 && size <= Limits.FILE_BYTES, "a file may have at most " + Limits.FILE_BYTES + " bytes");
        }
    }

    /** {@code manifest.sig}: who signed the manifest's bytes. */
    record ManifestSignature(String algorithm, String keyId, String signature) {}
}

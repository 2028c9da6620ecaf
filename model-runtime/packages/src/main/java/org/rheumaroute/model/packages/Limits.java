package org.rheumaroute.model.packages;

/** Sizes that a package may have. Far above any real one; they keep a forged one from filling the memory. */
final class Limits {
    static final int FILES = 64;
    static final int FOLDER_DEPTH = 4;
    static final long FILE_BYTES = 64L << 20;
    static final int MANIFEST_BYTES = 1 << 20;
    static final int SIGNATURE_BYTES = 4096;

    private Limits() {}
}

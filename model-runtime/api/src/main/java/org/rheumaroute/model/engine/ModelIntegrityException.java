package org.rheumaroute.model.engine;

import java.nio.file.Path;

/** A model file or package is damaged, forged or does not fit. It is not loaded. */
public final class ModelIntegrityException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String check;
    private final String detail;

    /**
     * @param path the file or folder that failed
     * @param check name of the check that failed, for example {@code sha256} or {@code golden-rows}
     * @param detail what was expected and what was found
     */
    public ModelIntegrityException(Path path, String check, String detail) {
        super(check + " failed for " + path + ": " + detail);
        this.path = path;
        this.check = check;
        this.detail = detail;
    }

    /** The file or folder that failed. */
    public Path path() {
        return path;
    }

    /** Name of the check that failed. */
    public String check() {
        return check;
    }

    /** What was expected and what was found. */
    public String detail() {
        return detail;
    }
}

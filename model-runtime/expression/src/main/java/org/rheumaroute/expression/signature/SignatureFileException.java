package org.rheumaroute.expression.signature;

import java.nio.file.Path;

/** A site's signature file is not as it must be. */
public final class SignatureFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason line, field and what is wrong */
    public SignatureFileException(Path file, String reason) {
        super("signature file " + file + ": " + reason);
    }
}

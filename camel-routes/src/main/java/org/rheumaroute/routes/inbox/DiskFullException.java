package org.rheumaroute.routes.inbox;

import java.io.IOException;

/** The server's own disk has too little room to take on work; nothing was begun. */
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message how much room there is and how much is needed */
    public DiskFullException(String message) {
        super(message);
    }
}

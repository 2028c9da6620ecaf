package org.rheumaroute.routes.inbox;

/** The durable queue does not take messages now, for example because the disk is full. */
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the messaging system said; holds no patient data */
    public QueueUnavailableException(Throwable cause) {
        super("the inbox does not take triggers: " + cause.getClass().getSimpleName(), cause);
    }
}

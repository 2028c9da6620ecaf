package org.rheumaroute.routes.ehr.http;

/** An answer or a patient's record is larger than the limit; reading stopped there and nothing of it is used. */
public final class RecordTooLargeException extends EhrException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final long limit;

    /**
     * @param what what was counted: {@code bytes}, {@code resources} or {@code pages}
     * @param limit the largest number allowed
     */
    public RecordTooLargeException(String message, String what, long limit) {
        super(message + ": more than " + limit + " " + what);
        this.what = what;
        this.limit = limit;
    }

    /** What was counted: {@code bytes}, {@code resources} or {@code pages}. */
    public String what() {
        return what;
    }

    /** The largest number allowed. */
    public long limit() {
        return limit;
    }
}

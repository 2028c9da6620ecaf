package org.rheumaroute.cohort.chain;

import java.util.regex.Pattern;

/**
 * Whether the EHR answered when it was last asked.
 *
 * @param reachable true when the last request was answered as expected
 * @param reason code in kebab-case: {@code ok} when reachable, else why not, for example {@code
 *     connection-refused}, {@code unauthorized} or {@code not-asked-yet}; no address, no patient
 */
public record EhrReachability(boolean reachable, String reason) {
    /** The reason of a reachable EHR. */
    public static final String OK = "ok";

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public EhrReachability {
        if (!CODE.matcher(reason).matches()) {
            throw new IllegalArgumentException("reason must be lower-case words joined by hyphens");
        }
        if (reachable != reason.equals(OK)) {
            throw new IllegalArgumentException("the reason is '" + OK + "' if and only if the EHR is reachable");
        }
    }

    /** The EHR answered. */
    public static EhrReachability ok() {
        return new EhrReachability(true, OK);
    }

    /** The EHR did not answer, or not as expected. */
    public static EhrReachability failing(String reason) {
        return new EhrReachability(false, reason);
    }
}

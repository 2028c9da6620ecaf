package org.rheumaroute.model.clinical;

/**
 * Tender and swollen joints of the 28: shoulders, elbows, wrists, MCP, PIP with the thumbs' IP, knees.
 *
 * @param tender TJC28, 0 to 28
 * @param swollen SJC28, 0 to 28
 */
public record JointCounts(int tender, int swollen) {
    /** Number of joints that are examined. */
    public static final int EXAMINED = 28;

    public JointCounts {
        check("tender", tender);
        check("swollen", swollen);
    }

    private static void check(String name, int count) {
        if (count < 0 || count > EXAMINED) {
            throw new IllegalArgumentException(name + " joint count must be 0 to 28, was " + count);
        }
    }
}

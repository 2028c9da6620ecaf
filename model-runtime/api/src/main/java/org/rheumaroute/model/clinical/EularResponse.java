package org.rheumaroute.model.clinical;

/**
 * EULAR response: how far DAS28 has fallen and where it stands now.
 *
 * <table>
 *   <caption>response by value now and fall</caption>
 *   <tr><th>DAS28 now</th><th>fall &gt; 1.2</th><th>fall &gt; 0.6 to 1.2</th><th>fall at most 0.6</th></tr>
 *   <tr><td>at most 3.2</td><td>good</td><td>moderate</td><td>none</td></tr>
 *   <tr><td>&gt; 3.2 to 5.1</td><td>moderate</td><td>moderate</td><td>none</td></tr>
 *   <tr><td>&gt; 5.1</td><td>moderate</td><td>none</td><td>none</td></tr>
 * </table>
 *
 * @see <a href="https://doi.org/10.1186/s13075-016-1028-8">Arthritis Research &amp; Therapy 18:1028 for the cut 1.2</a>
 */
public enum EularResponse {
    GOOD,
    MODERATE,
    NONE;

    private static final double LARGE_FALL = 1.2;
    private static final double SMALL_FALL = 0.6;

    /**
     * The response between two visits.
     *
     * @param before value at the start
     * @param now value at the question
     * @throws IllegalArgumentException when the two are not the same kind of DAS28
     */
    public static EularResponse between(ActivityScore before, ActivityScore now) {
        if (before.index() != now.index() || !now.index().isDas28()) {
            throw new IllegalArgumentException("EULAR response compares two values of one kind of DAS28, not "
                    + before.index().code() + " with " + now.index().code());
        }
        double fall = before.value() - now.value();
        DiseaseActivity activity = now.activity();
        if (Rounding.isAtMost(fall, SMALL_FALL)) {
            return NONE;
        }
        if (Rounding.isAtMost(fall, LARGE_FALL)) {
            return activity == DiseaseActivity.HIGH ? NONE : MODERATE;
        }
        boolean isLow = activity == DiseaseActivity.REMISSION || activity == DiseaseActivity.LOW;
        return isLow ? GOOD : MODERATE;
    }
}

package org.rheumaroute.model.clinical;

/**
 * The answer in one category of the HAQ.
 *
 * @param highestItem highest item, 0 without difficulty to 3 unable
 * @param withAidOrHelp whether an aid or another person is needed
 */
public record HaqAnswer(int highestItem, boolean withAidOrHelp) {
    private static final int WITH_HELP = 2;

    public HaqAnswer {
        if (highestItem < 0 || highestItem > 3) {
            throw new IllegalArgumentException("a HAQ item must be 0 to 3, was " + highestItem);
        }
    }

    /** 0 to 3: an aid or help raises 0 and 1 to 2. */
    public int score() {
        return withAidOrHelp ? Math.max(WITH_HELP, highestItem) : highestItem;
    }
}

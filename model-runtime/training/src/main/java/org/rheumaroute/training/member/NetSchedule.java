package org.rheumaroute.training.member;

/**
 * How nets are trained.
 *
 * @param epochs passes over the rows
 * @param stepsAnEpoch batches in a pass, unless that makes them smaller than 32 rows
 * @param learningRate highest rate, reached at once; it falls to 0 along half a cosine
 * @param weightDecay decoupled decay (AdamW; Loshchilov and Hutter 2019) of every weight towards 0
 * @param smoothing share of doubt in each label, so that no patient asks for endless log-odds
 */
record NetSchedule(int epochs, int stepsAnEpoch, float learningRate, float weightDecay, float smoothing) {
    private static final int LEAST_BATCH = 32;

    int batch(int rows) {
        return Math.min(rows, Math.max(LEAST_BATCH, (rows + stepsAnEpoch - 1) / stepsAnEpoch));
    }

    int steps(int rows) {
        int batch = batch(rows);
        return epochs * ((rows + batch - 1) / batch);
    }

    float rate(int step, int steps) {
        return (float) (learningRate * 0.5 * (1 + StrictMath.cos(StrictMath.PI * step / steps)));
    }

    @Override
    public String toString() {
        return epochs + " epochs of " + stepsAnEpoch + " batches, AdamW, learning rate " + learningRate
                + " falling as a cosine, weight decay " + weightDecay + ", label smoothing " + smoothing;
    }
}

package org.rheumaroute.training.member;

/**
 * How nets are trained.
 *
 * @param mostEpochs most passes over the rows; how many is chosen by the loss on inner folds (early stopping)
 * @param stepsAnEpoch batches in a pass, unless that makes them smaller than 32 rows
 * @param learningRate of AdamW, the same throughout
 * @param weightDecay decoupled decay (Loshchilov and Hutter 2019, arXiv 1711.05101) of every weight towards 0
 * @param smoothing share of doubt in each label, so that no patient asks for endless log-odds
 */
record NetSchedule(int mostEpochs, int stepsAnEpoch, float learningRate, float weightDecay, float smoothing) {
    private static final int LEAST_BATCH = 32;

    int batch(int rows) {
        return Math.min(rows, Math.max(LEAST_BATCH, (rows + stepsAnEpoch - 1) / stepsAnEpoch));
    }

    String describe(int epochs) {
        return epochs + " epochs (early stopping on inner folds, at most " + mostEpochs + ") of " + stepsAnEpoch
                + " batches, AdamW, learning rate " + learningRate + ", weight decay " + weightDecay
                + ", label smoothing " + smoothing;
    }
}

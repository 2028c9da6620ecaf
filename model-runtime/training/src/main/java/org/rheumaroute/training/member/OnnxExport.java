package org.rheumaroute.training.member;

/** Compares an exported member with the trained one. */
final class OnnxExport {
    private OnnxExport() {}

    /**
     * Refuses an export that gives other log-odds than the training did.
     *
     * @param tolerance for log-odds up to 1; above, floats cannot agree more closely than their own spacing allows
     */
    static void requireSameNumbers(double[] trained, double[] exported, double tolerance) {
        for (int i = 0; i < trained.length; i++) {
            double gap = Math.abs(trained[i] - exported[i]);
            if (!(gap <= tolerance * Math.max(1.0, Math.abs(trained[i])))) {
                throw new IllegalStateException("the exported net differs from the trained one by " + gap);
            }
        }
    }
}

package org.rheumaroute.training;

import java.util.Map;
import java.util.Optional;
import org.rheumaroute.training.statistic.LogisticFit;

/** Thresholds as a card keeps them among its settings: the probability from which the answer is yes, by subject. */
final class Thresholds {
    static final String KEY = "threshold.";

    private Thresholds() {}

    static String text(double logOdds) {
        return Double.toString(LogisticFit.probability(logOdds));
    }

    /** Log-odds from which the answer is yes; empty when the card names none. */
    static Optional<Double> of(Map<String, String> settings, String subject) {
        String text = settings.get(KEY + subject);
        if (text == null) {
            return Optional.empty();
        }
        try {
            double probability = Double.parseDouble(text);
            return probability > 0 && probability < 1
                    ? Optional.of(Calibrations.logOdds(probability))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // a card that another program wrote
        }
    }
}

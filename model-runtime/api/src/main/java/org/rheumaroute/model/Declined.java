package org.rheumaroute.model;

import java.util.List;
import org.rheumaroute.model.feature.FeatureName;

/**
 * A refusal to score. A refusal is a result: it is counted, listed and shown.
 *
 * @param reason why
 * @param missing the features that were missing, stale, out of range or unlike the rest; empty when the reason is another
 * @param detail one sentence for a person; holds no patient data
 */
public record Declined(DeclineReason reason, List<FeatureName> missing, String detail) implements ScoreOutcome {
    public Declined {
        missing = List.copyOf(missing);
    }
}

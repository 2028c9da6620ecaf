package org.rheumaroute.model;

import java.util.List;

/**
 * A score with what it rests on.
 *
 * @param score the number
 * @param contributions signed shares, largest absolute value first
 * @param scoredBy the package that gave the number
 */
public record Scored(RiskScore score, List<Contribution> contributions, PackageRef scoredBy) implements ScoreOutcome {
    public Scored {
        contributions = List.copyOf(contributions);
    }
}

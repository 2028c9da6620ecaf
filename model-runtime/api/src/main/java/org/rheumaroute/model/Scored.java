package org.rheumaroute.model;

import java.util.List;

/**
 * A score with what it rests on.
 *
 * @param score the number
 * @param contributions signed shares, largest absolute value first
 * @param groups the same shares summed by clinical group; empty when the groups are not known, as for a score that was
 *     stored before groups were
 * @param scoredBy the package that gave the number
 */
public record Scored(
        RiskScore score, List<Contribution> contributions, List<GroupContribution> groups, PackageRef scoredBy)
        implements ScoreOutcome {
    /** Sums of doubles in another order differ by far less. */
    private static final double TOLERANCE = 1e-9;

    public Scored {
        contributions = List.copyOf(contributions);
        groups = List.copyOf(groups);
        if (!groups.isEmpty()) {
            requireSameSum(contributions, groups);
        }
    }

    private static void requireSameSum(List<Contribution> contributions, List<GroupContribution> groups) {
        double single =
                contributions.stream().mapToDouble(Contribution::logOdds).sum();
        double grouped = groups.stream().mapToDouble(GroupContribution::logOdds).sum();
        if (!(Math.abs(single - grouped) <= TOLERANCE * Math.max(1, Math.abs(single)))) {
            throw new IllegalArgumentException("the groups' shares add up to " + grouped + ", not to " + single);
        }
    }

    /** A score whose groups are not known. */
    public Scored(RiskScore score, List<Contribution> contributions, PackageRef scoredBy) {
        this(score, contributions, List.of(), scoredBy);
    }
}

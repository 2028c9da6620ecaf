package org.rheumaroute.model.packages;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From members' log-odds to a probability with its interval: {@code calibration.json}.
 *
 * @param members the members of a combination with their weights; empty for a single model
 * @param calibration from the (combined) log-odds to a probability
 * @param interval how the interval is made
 */
public record ScoringRule(List<MemberWeight> members, Calibration calibration, IntervalRule interval) {
    private static final double SUM_TOLERANCE = 1e-9;

    public ScoringRule {
        members = List.copyOf(members);
        Set<String> folders = new HashSet<>();
        double sum = 0;
        for (MemberWeight member : members) {
            sum += member.weight();
            if (!folders.add(member.folder())) {
                throw new IllegalArgumentException("member " + member.folder() + " stands twice");
            }
        }
        if (!members.isEmpty() && Math.abs(sum - 1.0) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("the members' weights must add up to 1, were " + sum);
        }
    }

    /**
     * One member of a combination.
     *
     * @param folder {@code members/NAME}, a complete package of its own
     * @param weight share of its calibrated log-odds, 0 to 1
     */
    public record MemberWeight(String folder, double weight) {
        public MemberWeight {
            if (!folder.matches("members/[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("a member lies in members/NAME, not in " + folder);
            }
            if (!(weight >= 0.0 && weight <= 1.0)) {
                throw new IllegalArgumentException("weight must be in [0, 1], was " + weight);
            }
        }
    }
}

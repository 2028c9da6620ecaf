package org.rheumaroute.model.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lower bound of the ACR/EULAR 2010 classification score; the true score is this or more.
 *
 * <p>It is a bound for two reasons. The 28-joint counts hold no hip, ankle or MTP joint and do not say which joints are
 * affected, so the fewest points are taken that the counts allow: of the 28, six are large (shoulders, elbows, knees)
 * and score least. And a part that is not known counts 0; {@link #unknown()} names it. So {@link #isDefinite()} may be
 * believed when true and says nothing when false.
 *
 * <p>Source: Aletaha et al. 2010, doi 10.1136/ard.2010.138461, Table 3 (read as PMC7945699 Table 2). Entry criterion:
 * at least one swollen joint that no other disease explains better; the latter is not decided here.
 *
 * @param joints domain A, 0 to 5
 * @param serology domain B, 0, 2 or 3
 * @param acutePhase domain C, 0 or 1
 * @param duration domain D, 0 or 1
 * @param unknown domains of which nothing is known
 */
public record Acr2010LowerBound(int joints, int serology, int acutePhase, int duration, List<Domain> unknown) {
    private static final int DEFINITE = 6;
    private static final int LARGE_OF_28 = 6;

    /** The parts that may be unknown; the joints may not. */
    public enum Domain {
        SEROLOGY,
        ACUTE_PHASE,
        DURATION
    }

    public Acr2010LowerBound {
        unknown = List.copyOf(unknown);
    }

    /**
     * The bound.
     *
     * @param counts 28-joint counts
     * @param serology the higher of RF and ACPA; null when neither is known
     * @param acutePhaseIsAbnormal whether CRP or ESR is abnormal by the laboratory's limit; null when neither is known
     * @param weeks duration of symptoms in weeks; null when unknown
     * @return empty when no joint is swollen, so that the criteria do not apply
     */
    public static Optional<Acr2010LowerBound> of(
            JointCounts counts,
            @Nullable SerologyLevel serology,
            @Nullable Boolean acutePhaseIsAbnormal,
            @Nullable Double weeks) {
        if (counts.swollen() == 0) {
            return Optional.empty();
        }
        List<Domain> unknown = new ArrayList<>();
        int fewest = Math.max(counts.tender(), counts.swollen()); // the same joints may be tender and swollen
        int large = Math.min(fewest, LARGE_OF_28);
        return Optional.of(new Acr2010LowerBound(
                jointPoints(large, fewest - large),
                points(serology == null ? null : serology.points(), Domain.SEROLOGY, unknown),
                points(acutePhaseIsAbnormal == null ? null : acutePhaseIsAbnormal ? 1 : 0, Domain.ACUTE_PHASE, unknown),
                points(weeks == null ? null : weeks >= 6.0 ? 1 : 0, Domain.DURATION, unknown),
                unknown));
    }

    /**
     * Domain A by the table.
     *
     * @param large affected large joints: shoulders, elbows, hips, knees, ankles
     * @param small affected small joints: MCP, PIP, thumb IP, MTP 2 to 5, wrists
     */
    public static int jointPoints(int large, int small) {
        if (large < 0 || small < 0) {
            throw new IllegalArgumentException("joint counts must be 0 or more, were " + large + ", " + small);
        }
        if (small > 0 && large + small > 10) {
            return 5;
        }
        if (small > 0) {
            return small >= 4 ? 3 : 2;
        }
        return large >= 2 ? 1 : 0;
    }

    private static int points(@Nullable Integer known, Domain domain, List<Domain> unknown) {
        if (known == null) {
            unknown.add(domain);
            return 0;
        }
        return known;
    }

    /** Least possible total, 0 to 10. */
    public int total() {
        return joints + serology + acutePhase + duration;
    }

    /** Whether 6 points are reached whatever is unknown. False does not mean that the criteria are not met. */
    public boolean isDefinite() {
        return total() >= DEFINITE;
    }
}

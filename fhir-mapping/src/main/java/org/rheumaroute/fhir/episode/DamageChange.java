package org.rheumaroute.fhir.episode;

import java.util.List;
import org.rheumaroute.model.clinical.JointDamage;

/**
 * How joint damage went on around an episode's first year, whatever was taken by then.
 *
 * @param before radiographs about the start
 * @param after radiographs about a year later
 * @param sources versioned references of both
 */
public record DamageChange(JointDamage before, JointDamage after, List<String> sources) {
    public DamageChange {
        sources = List.copyOf(sources);
    }

    static DamageChange between(VisitFinder.Scored before, VisitFinder.Scored after) {
        return new DamageChange(before.damage(), after.damage(), List.of(before.source(), after.source()));
    }

    /** Points a year. */
    public double perYear() {
        return before.changePerYearTo(after);
    }

    /** Rapid radiographic progression: at least 5 points a year. */
    public boolean isRapid() {
        return JointDamage.isRapid(perYear());
    }
}

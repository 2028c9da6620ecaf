package org.rheumaroute.web.whatif;

import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.cohort.chain.WhatIfRefusedException;
import org.rheumaroute.cohort.chain.WhatIfRefusedException.Why;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.WhatIf;
import org.rheumaroute.model.feature.FeatureGroup;

/** For looking at the page only: every input acts on inflammation by an invented formula, and large values are refused. */
public final class InventedWhatIfs implements WhatIfDesk {
    private final CohortStore store;

    /** @param store an invented ward's */
    public InventedWhatIfs(CohortStore store) {
        this.store = store;
    }

    @Override
    public Answer ask(WhatIfQuestion question) throws WhatIfRefusedException {
        CohortEntry entry = store.find(question.patientId(), question.task())
                .orElseThrow(() -> new WhatIfRefusedException(Why.UNKNOWN_PATIENT, "No such patient is known."));
        Scored scored = entry.scored()
                .orElseThrow(() -> new WhatIfRefusedException(Why.NOT_ELIGIBLE, "Invented: ask about a scored one."));
        double value = question.value() == null ? 0 : question.value();
        ScoreOutcome after = value > 400
                ? new Declined(DeclineReason.UNUSUAL_COMBINATION, List.of(question.feature()), "invented")
                : changed(scored, value / 100);
        WhatIf whatIf = new WhatIf(question.feature(), OptionalDouble.of(value), scored, after);
        return new Answer(whatIf, question.unit(), scored.scoredBy());
    }

    private static Scored changed(Scored scored, double logOdds) {
        double p = scored.score().probability().value();
        double changed = 1 / (1 + (1 - p) / p * Math.exp(-logOdds));
        RiskScore was = scored.score();
        RiskScore score =
                new RiskScore(was.task(), new Probability(changed), was.interval(), was.category(), was.horizon());
        List<GroupContribution> groups = scored.groups().stream()
                .map(g -> g.group() == FeatureGroup.INFLAMMATION
                        ? new GroupContribution(g.group(), g.logOdds() + logOdds)
                        : g)
                .toList();
        double sum = groups.stream().mapToDouble(GroupContribution::logOdds).sum();
        return new Scored(
                score,
                List.of(new Contribution(scored.contributions().get(0).feature(), sum)),
                groups,
                scored.scoredBy());
    }
}

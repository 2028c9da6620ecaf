package org.rheumaroute.routes.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.model.TaskId;

class ShadowBenchTest {
    private static final TaskId TASK = TaskId.UA_PROGRESSION;

    @Test
    void aComparisonCountsEveryKindOfPair() {
        ShadowTally tally = new ShadowTally(TASK, "a", "b");
        tally.add(line(score(0.10, "low"), score(0.15, "low"), false));
        tally.add(line(score(0.30, "moderate"), score(0.65, "high"), false));
        tally.add(line(score(0.30, "moderate"), null, false));
        tally.add(line(null, score(0.30, "moderate"), false));
        tally.add(line(null, null, false));
        tally.add(line(score(0.30, "moderate"), null, true));
        ShadowComparison comparison = tally.comparison(7);
        assertThat(comparison.meanAbsoluteDifference()).isCloseTo(0.20, within(1e-12));
        assertThat(comparison.greatestDifference()).isCloseTo(0.35, within(1e-12));
        assertThat(comparison)
                .extracting(
                        ShadowComparison::scored,
                        ShadowComparison::categoryChanges,
                        ShadowComparison::onlyActive,
                        ShadowComparison::onlyShadow,
                        ShadowComparison::declined,
                        ShadowComparison::failed,
                        ShadowComparison::skipped)
                .containsExactly(2L, 1L, 1L, 1L, 1L, 1L, 7L);
    }

    @Test
    void aLineReadsBackAsItWasWritten() {
        for (ShadowLine line : new ShadowLine[] {
            line(score(0.1, "low"), score(0.7, "high"), false),
            line(null, null, true),
            line(null, score(0, "low"), false)
        }) {
            assertThat(ShadowLine.ofJson(line.toJson())).contains(line);
        }
        assertThat(ShadowLine.ofJson("{\"version\":2}")).isEmpty();
        assertThat(ShadowLine.ofJson("?")).isEmpty();
    }

    @Test
    void aComparisonOfNobodyHasNoDifference() {
        assertThat(new ShadowTally(TASK, "a", "b").comparison(0).meanAbsoluteDifference())
                .isNaN();
    }

    private static ShadowLine.Score score(double probability, String category) {
        return new ShadowLine.Score(probability, category);
    }

    private static ShadowLine line(ShadowLine.Score active, ShadowLine.Score shadow, boolean failed) {
        return new ShadowLine(TASK, "a", "b", active, shadow, failed);
    }
}

package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterColumn;
import org.rheumaroute.demo.starter.StarterCsv;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.SignatureStudy;
import org.rheumaroute.training.report.SignatureValue.Effect;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Whether the report claims a signature's invented effect of 0.5, and how often it claims any where there is none. Wanted
 * for every task and size: at 5,000 patients in 19 of 20 cohorts with the effect, and in at most 2 of 20 without. The
 * whole study: {@code -Drheumaroute.recovery.seeds=20}, other cohorts by {@code -Drheumaroute.recovery.first=101}; its
 * figures stand in docs/response.md.
 */
class SignatureRecoveryTest {
    private static final int SEEDS = Integer.getInteger("rheumaroute.recovery.seeds", 1);
    private static final long FIRST = Long.getLong("rheumaroute.recovery.first", 1);
    private static final int MANY = 5_000;
    private static final int FEW = 500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RESPONSE_TNFI", "RESPONSE_ABATACEPT", "RRP"})
    void claimsAnEffectInManyPatients(StarterQuestion question) {
        Counts counts = count(question, MANY, 0.5);

        assertThat(counts.acting).isGreaterThanOrEqualTo(SEEDS - SEEDS / 20);
    }

    @ParameterizedTest
    @CsvSource({
        "RESPONSE_TNFI, 500", "RESPONSE_TNFI, 5000",
        "RESPONSE_ABATACEPT, 500", "RESPONSE_ABATACEPT, 5000",
        "RESPONSE_IL6R, 500", "RESPONSE_IL6R, 5000",
        "RESPONSE_JAKI, 500", "RESPONSE_JAKI, 5000",
        "RRP, 500", "RRP, 5000"
    })
    void claimsHardlyEverAnyEffectWhereThereIsNone(StarterQuestion question, int patients) {
        Counts counts = count(question, patients, 0);

        assertThat(counts.any).isLessThanOrEqualTo(SEEDS / 10);
    }

    /** No bound was wanted here; the figures are for the page. */
    @ParameterizedTest
    @EnumSource(names = {"RESPONSE_TNFI", "RESPONSE_ABATACEPT", "RRP"})
    void findsAStrongEffectInFewPatientsInMostCohorts(StarterQuestion question) {
        Counts counts = count(question, FEW, 0.5);

        assertThat(counts.acting).isGreaterThanOrEqualTo(SEEDS / 2);
    }

    /**
     * Cohorts.
     *
     * @param acting in which the first signature that truly acts is claimed
     * @param any in which any signature is claimed
     * @param suggested in which any signature's own 95 % interval leaves 0 out, which claims nothing
     */
    private record Counts(long acting, long any, long suggested) {}

    private Counts count(StarterQuestion question, int patients, double effect) {
        List<List<Effect>> cohorts = LongStream.range(FIRST, FIRST + SEEDS)
                .mapToObj(seed -> effects(question, patients, effect, seed))
                .toList();
        String acting = question.truly().stream()
                .sorted()
                .map(StarterColumn::feature)
                .findFirst()
                .orElse("");
        Counts counts = new Counts(
                cohorts.stream()
                        .filter(all -> all.stream().anyMatch(e -> e.input().equals(acting) && e.claimsAnEffect()))
                        .count(),
                cohorts.stream()
                        .filter(all -> all.stream().anyMatch(Effect::claimsAnEffect))
                        .count(),
                cohorts.stream()
                        .filter(all -> all.stream().anyMatch(Effect::leavesZeroOutAlone))
                        .count());
        System.out.printf(
                "%s, effect %.1f, %d patients, %d cohorts from seed %d: %s%n",
                question.task(), effect, patients, SEEDS, FIRST, counts);
        return counts;
    }

    private List<Effect> effects(StarterQuestion question, int patients, double effect, long seed) {
        Path csv = folder.resolve("cohort.csv");
        try {
            StarterCsv.write(question, patients, new StarterCohort.Options(seed, effect, 1), csv);
            return SignatureStudy.of(TaskDefinition.of(new TaskId(question.task())), csv, seed)
                    .orElseThrow()
                    .effects();
        } catch (IOException | CohortRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}

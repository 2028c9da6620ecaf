package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterCsv;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.CohortRefusedException;
import org.rheumaroute.training.SignatureStudy;
import org.rheumaroute.training.TaskDefinition;
import org.rheumaroute.training.report.SignatureValue;
import org.rheumaroute.training.report.SignatureValue.Effect;

/**
 * Whether the report finds a signature's invented effect of 0.5 and none where there is none. The whole study:
 * {@code -Drheumaroute.recovery.seeds=20}.
 */
class SignatureRecoveryTest {
    private static final int SEEDS = Integer.getInteger("rheumaroute.recovery.seeds", 1);
    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RESPONSE_TNFI", "RESPONSE_ABATACEPT", "RRP"})
    void findsAnEffectInManyPatientsAndNoneWhereThereIsNone(StarterQuestion question) {
        long found = found(question, MANY, 0.5);
        long claimed = found(question, MANY, 0);
        System.out.printf(
                "%s: of %d seeds the effect is found in %d at %d patients, in %d at 500; claimed without one in %d and"
                        + " %d%n",
                question.task(), SEEDS, found, MANY, found(question, 500, 0.5), claimed, found(question, 500, 0));

        assertThat(found).isGreaterThanOrEqualTo(SEEDS - SEEDS / 20);
        assertThat(claimed).isLessThanOrEqualTo(SEEDS / 10);
    }

    private long found(StarterQuestion question, int patients, double effect) {
        return LongStream.rangeClosed(1, SEEDS)
                .filter(seed -> isTold(question, patients, effect, seed))
                .count();
    }

    /** Whether the interval of the first signature that truly acts leaves 0 out. */
    private boolean isTold(StarterQuestion question, int patients, double effect, long seed) {
        String signature =
                question.truly().stream().sorted().findFirst().orElseThrow().feature();
        return value(question, patients, effect, seed).effects().stream()
                .filter(one -> one.input().equals(signature))
                .anyMatch(Effect::isTold);
    }

    private SignatureValue value(StarterQuestion question, int patients, double effect, long seed) {
        Path csv = folder.resolve("cohort.csv");
        try {
            StarterCsv.write(question, patients, new StarterCohort.Options(seed, effect, 1), csv);
            return SignatureStudy.of(TaskDefinition.of(new TaskId(question.task())), csv, seed)
                    .orElseThrow();
        } catch (IOException | CohortRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}

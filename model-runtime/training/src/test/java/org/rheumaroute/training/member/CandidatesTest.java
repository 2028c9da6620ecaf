package org.rheumaroute.training.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.training.statistic.Auc;

/** What every candidate must do, with both real engines. */
class CandidatesTest {
    private static final InventedTable TABLE =
            InventedTable.draw(1300, 11, x -> 1.2 * x[0] + 0.6 * x[1] + 0.7 * x[4] - 0.8);
    private static final InventedTable SEEN = TABLE.first(300);

    @BeforeAll
    static void startPyTorch() throws Exception {
        PyTorch.start(Path.of("target", "djl"));
    }

    static Stream<MemberTrainer> candidates() {
        return Candidates.of(InventedTable.TRANSFORMS).stream();
    }

    @Test
    void namesAreFoldersAndDiffer() {
        assertThat(candidates().map(MemberTrainer::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .startsWith("logistic-regression")
                .contains("xgboost", "mlp", "residual-mlp");
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void findsTheSignalAndGivesTheSameBytesTwice(MemberTrainer candidate) {
        FittedMember fitted = candidate.fit(SEEN.vectors(), SEEN.outcomes(), 5);
        InventedTable unseen = TABLE.from(300);
        double found =
                Auc.of(fitted.logOdds(unseen.vectors()), unseen.outcomes()).value();
        // The truth itself reaches about 0.81 here.
        assertThat(found).isGreaterThan(0.74);
        assertSameBytes(candidate.fit(SEEN.vectors(), SEEN.outcomes(), 5), fitted);
    }

    @Test
    void fitsOnSeveralThreadsGiveTheBytesOfOne() throws Exception {
        List<MemberTrainer> candidates = candidates().toList();
        List<FittedMember> alone = candidates.stream()
                .map(c -> c.fit(SEEN.vectors(), SEEN.outcomes(), 6))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<FittedMember>> together = candidates.stream()
                    .map(c -> threads.submit(() -> c.fit(SEEN.vectors(), SEEN.outcomes(), 6)))
                    .toList();
            for (int i = 0; i < candidates.size(); i++) {
                assertSameBytes(together.get(i).get(), alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertSameBytes(FittedMember found, FittedMember expected) {
        assertThat(found.weights().keySet()).isEqualTo(expected.weights().keySet());
        for (Map.Entry<String, byte[]> file : expected.weights().entrySet()) {
            assertThat(found.weights().get(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
    }
}

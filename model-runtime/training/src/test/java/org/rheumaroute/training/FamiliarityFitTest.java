package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.TaskDefinition;

/** The gate on invented patients with correlated inflammation and joints, of whom a part is not fully known. */
class FamiliarityFitTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {210, 2000})
    void newPatientsOfTheTrainingKindAreRarelyRefused(int patients) throws Exception {
        List<Double> shares = LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> shareRefused(fit(patients, seed), cohort(2000, 100 + seed)))
                .toList();
        assertThat(shares).allSatisfy(share -> assertThat(share).isLessThanOrEqualTo(0.05));
        assertThat(shares).anySatisfy(share -> assertThat(share).isPositive());
    }

    @Test
    void patientsWithFewKnownInputsAreNotRefusedMoreOften() throws Exception {
        Familiarity gate = fit(2000, 3);
        List<FeatureVector> sparse = cohort(2000, 77).stream()
                .map(v -> without(v, "esr", "mmp-3", "bmi", "ptga", "haq-di"))
                .toList();
        assertThat(shareRefused(gate, sparse)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void contradictionsAreRefusedThoughEachValueIsInRange() throws Exception {
        Familiarity gate = fit(210, 1);
        FeatureVector absurd =
                with(with(with(with(cohort(50, 9).get(3), "crp", 300), "esr", 1), "sjc28", 24), "haq-di", 0);
        assertThat(gate.distance(absurd)).isGreaterThan(gate.threshold());
    }

    @Test
    void theSameCohortGivesTheSameGate() throws Exception {
        assertThat(fit(210, 4)).isEqualTo(fit(210, 4));
    }

    @Test
    void anInputThatNeverVariedIsNoReasonToFail() throws Exception {
        List<FeatureVector> women =
                cohort(300, 5).stream().map(v -> with(v, "female", 1)).toList();
        Familiarity gate = FamiliarityFit.fit(women, TASK.transforms(), 1);
        assertThat(shareRefused(gate, women)).isLessThanOrEqualTo(0.05);
        assertThat(gate.distance(with(women.get(0), "female", 0))).isGreaterThan(gate.distance(women.get(0)));
    }

    private Familiarity fit(int patients, long seed) {
        return FamiliarityFit.fit(cohort(patients, seed), TASK.transforms(), seed);
    }

    private List<FeatureVector> cohort(int patients, long seed) {
        try {
            Path file = folder.resolve("cohort-" + patients + "-" + seed + ".csv");
            if (!Files.exists(file)) {
                InventedCohort.write(file, patients, seed);
            }
            return CohortCsv.read(file, TASK.inputs()).vectors();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double shareRefused(Familiarity gate, List<FeatureVector> patients) {
        return patients.stream()
                .mapToInt(v -> gate.distance(v) > gate.threshold() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static FeatureVector with(FeatureVector vector, String feature, double value) {
        return vector.with(new FeatureName(feature), value);
    }

    private static FeatureVector without(FeatureVector vector, String... features) {
        FeatureVector left = vector;
        for (String feature : features) {
            left = left.without(new FeatureName(feature));
        }
        return left;
    }
}

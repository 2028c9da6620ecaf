package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rheumaroute.model.packages.InventedPackages.CRP;
import static org.rheumaroute.model.packages.InventedPackages.ESR;
import static org.rheumaroute.model.packages.InventedPackages.HAQ;
import static org.rheumaroute.model.packages.InventedPackages.SCHEMA;
import static org.rheumaroute.model.packages.InventedPackages.SJC;
import static org.rheumaroute.model.packages.InventedPackages.patient;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

class LoadedPackageTest {
    @TempDir
    Path folder;

    private final InventedPackages invented = new InventedPackages();
    private LoadedPackage single;
    private LoadedPackage combination;

    @BeforeEach
    void load() throws Exception {
        PackageWriter.write(invented.single("demo", "xgboost", 0.01), folder.resolve("single"));
        PackageWriter.write(invented.combination(), folder.resolve("combination"));
        single = invented.loader().load(folder.resolve("single"));
        combination = invented.loader().load(folder.resolve("combination"));
    }

    @AfterEach
    void close() {
        single.close();
        combination.close();
        assertThat(invented.xgboost.open.get() + invented.onnx.open.get()).isZero();
    }

    @Test
    void scoresByHandCalculatedNumbers() {
        // -1 + 0.01*10 + 0.02*2 + 0.03*30 + 0.04*1 = 0.08; calibrated 0.2 + 0.9*0.08 = 0.272
        Scored scored = (Scored) single.score(patient(10, 2, 30));
        assertThat(scored.score().probability().value()).isCloseTo(1 / (1 + Math.exp(-0.272)), within(1e-12));
        assertThat(scored.score().category()).isEqualTo(RiskCategory.MODERATE);
        assertThat(scored.score().interval().contains(scored.score().probability()))
                .isTrue();
        assertThat(scored.score().interval().coverage()).isEqualTo(0.9);
        assertThat(scored.scoredBy().demonstration()).isTrue();
        assertThat(scored.contributions()).extracting(Contribution::feature).containsExactly(ESR, CRP, SJC, HAQ);
    }

    @Test
    void widthOfTheIntervalFollowsTheStatedRecipe() {
        // variance of the calibration 0.01 + 2*0.08*0.001 + 0.08²*0.02, of the model 0.9² * 0.05
        double half = 1.645 * Math.sqrt(0.01 + 2 * 0.08 * 0.001 + 0.08 * 0.08 * 0.02 + 0.81 * 0.05);
        Scored scored = (Scored) single.score(patient(10, 2, 30));
        assertThat(scored.score().interval().low().value())
                .isCloseTo(1 / (1 + Math.exp(-(0.272 - half))), within(1e-12));
        assertThat(scored.score().interval().high().value())
                .isCloseTo(1 / (1 + Math.exp(-(0.272 + half))), within(1e-12));
        assertThat(single.intervalRule().coverageValidated()).isFalse();
    }

    @Test
    void combinesCalibratedMembersByTheirWeights() {
        double a = 0.2 + 0.9 * 0.08;
        double b = 0.2 + 0.9 * (-1 + 2 * 1.08);
        double mixed = 0.25 * a + 0.75 * b;
        Scored scored = (Scored) combination.score(patient(10, 2, 30));
        assertThat(scored.score().probability().value())
                .isCloseTo(1 / (1 + Math.exp(-(0.2 + 0.9 * mixed))), within(1e-12));
        double sum = scored.contributions().stream()
                .mapToDouble(Contribution::logOdds)
                .sum();
        double base = 0.25 * (0.2 - 0.9) + 0.75 * (0.2 - 0.9);
        assertThat(sum + base).isCloseTo(mixed, within(1e-12));
    }

    @Test
    void membersThatDisagreeWidenTheInterval() {
        Scored scored = (Scored) combination.score(patient(100, 20, 100));
        Scored close = (Scored) combination.score(patient(0, 0, 0));
        assertThat(widthInLogOdds(scored)).isGreaterThan(widthInLogOdds(close) + 0.5);
    }

    @Test
    void declinesByReasonAndName() {
        assertDeclined(
                FeatureVector.of(SCHEMA).set(SJC, 1).set(ESR, 9).build(), DeclineReason.MISSING_INPUT, List.of(CRP));
        assertDeclined(patient(501, 1, 201), DeclineReason.OUT_OF_RANGE, List.of(CRP, ESR));
        assertDeclined(
                FeatureVector.of(SCHEMA).set(CRP, 5).set(SJC, 1).build(),
                DeclineReason.TOO_FEW_INPUTS,
                List.of(ESR, HAQ));
    }

    @Test
    void neverScoresARowThatIsAllMissing() {
        assertDeclined(FeatureVector.of(SCHEMA).build(), DeclineReason.MISSING_INPUT, List.of(CRP, SJC));
    }

    @Test
    void missingIsNeverZero() {
        FeatureVector missing =
                FeatureVector.of(SCHEMA).set(CRP, 5).set(SJC, 1).set(ESR, 9).build();
        FeatureVector zero = FeatureVector.of(SCHEMA)
                .set(CRP, 5)
                .set(SJC, 1)
                .set(ESR, 9)
                .set(HAQ, 0)
                .build();
        assertThat(single.score(missing)).isNotEqualTo(single.score(zero));
    }

    @Test
    void aBatchGivesWhatOneByOneGives() {
        List<FeatureVector> vectors = InventedPackages.goldenInputs();
        List<ScoreOutcome> batch = combination.score(vectors);
        for (int i = 0; i < vectors.size(); i++) {
            assertThat(combination.score(vectors.get(i))).isEqualTo(batch.get(i));
        }
    }

    @Test
    void refusesAVectorOfAnotherSchema() {
        FeatureSchema other = new FeatureSchema("2", SCHEMA.features());
        assertThatThrownBy(() -> single.score(FeatureVector.of(other).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedPackageSaysSo() {
        single.close();
        assertThatThrownBy(() -> single.score(patient(1, 1, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theActivePackageIsSwappedWhole() {
        ActivePackages active = new ActivePackages();
        assertThat(active.active(TaskId.UA_PROGRESSION)).isEmpty();
        active.activate(single);
        active.activate(combination);
        assertThat(active.active(TaskId.UA_PROGRESSION)).containsSame(combination);
        assertThat(single.score(patient(1, 1, 1))).isInstanceOf(Scored.class); // who still holds it may finish
    }

    @Test
    void theCardSurvivesItsJson() throws Exception {
        assertThat(ModelCard.read(Path.of("card"), single.card().toJson())).isEqualTo(single.card());
    }

    private void assertDeclined(FeatureVector vector, DeclineReason reason, List<?> names) {
        for (LoadedPackage loaded : List.of(single, combination)) {
            assertThat(loaded.score(vector)).isInstanceOfSatisfying(Declined.class, declined -> {
                assertThat(declined.reason()).isEqualTo(reason);
                assertThat(declined.missing()).isEqualTo(names);
            });
        }
    }

    private static double widthInLogOdds(Scored scored) {
        double low = scored.score().interval().low().value();
        double high = scored.score().interval().high().value();
        return Math.log(high / (1 - high)) - Math.log(low / (1 - low));
    }
}

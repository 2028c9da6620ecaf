package org.rheumaroute.model.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

class OnnxModelTest {
    private static MemberModel model;

    @BeforeAll
    static void open() throws ModelIntegrityException {
        model = new OnnxEngine().open(InventedNet.files(), InventedNet.SCHEMA);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Engine.class))
                .singleElement()
                .satisfies(e -> assertThat(e.version()).isEqualTo("ONNX Runtime 1.29.0"));
    }

    @Test
    void givesTheSameBitsInABatchAndOneByOne() {
        List<FeatureVector> patients = InventedNet.patients(200, 3);
        double[] batch = model.logOdds(patients);
        double[][] shares = model.contributions(patients);
        for (int i = 0; i < patients.size(); i++) {
            assertThat(model.logOdds(List.of(patients.get(i)))[0]).isEqualTo(batch[i]);
            assertThat(model.contributions(List.of(patients.get(i)))[0]).isEqualTo(shares[i]);
        }
    }

    @Test
    void givesTheSameBitsInBlocksAndOneByOneWhereverAPatientStands() {
        List<FeatureVector> patients = InventedNet.patients(3 * NetBlocks.ROWS + 7, 3);
        double[] cohort = model.logOdds(patients);
        double[] shifted = model.logOdds(patients.subList(5, patients.size()));
        for (int i = 0; i < patients.size(); i++) {
            assertThat(model.logOdds(List.of(patients.get(i)))[0]).isEqualTo(cohort[i]);
            assertThat(i < 5 ? cohort[i] : shifted[i - 5]).isEqualTo(cohort[i]);
        }
    }

    @Test
    void contributionsAddUpToTheLogOdds() {
        List<FeatureVector> patients = InventedNet.patients(200, 4);
        double[] logOdds = model.logOdds(patients);
        double[][] shares = model.contributions(patients);
        for (int i = 0; i < patients.size(); i++) {
            double sum = 0;
            for (double share : shares[i]) {
                sum += share;
            }
            assertThat(sum).isCloseTo(logOdds[i], within(1e-5));
        }
    }

    @Test
    void contributionsAreCloseToExactShapleyValues() {
        // 64 permutations of 5 features: the sampling error of a share is near 0.1 of the spread of its steps.
        List<FeatureVector> patients = InventedNet.patients(20, 5);
        double[][] shares = model.contributions(patients);
        for (int i = 0; i < patients.size(); i++) {
            double[] exact = exactShapley(patients.get(i));
            for (int f = 0; f < 5; f++) {
                assertThat(shares[i][f]).isCloseTo(exact[f], within(0.35));
            }
        }
    }

    @Test
    void theMedianPatientHasNoContributions() {
        FeatureVector median = FeatureVector.of(InventedNet.SCHEMA)
                .set(new FeatureName("f0"), Math.expm1(1.5))
                .set(new FeatureName("f1"), 6)
                .set(new FeatureName("f2"), 6)
                .set(new FeatureName("f3"), 6)
                .set(new FeatureName("f4"), 6)
                .build();
        double[] shares = model.contributions(List.of(median))[0];
        for (int f = 0; f < 5; f++) {
            assertThat(shares[f]).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void missingIsNeitherZeroNorTheMedian() {
        FeatureVector.Builder known = FeatureVector.of(InventedNet.SCHEMA)
                .set(new FeatureName("f0"), 1)
                .set(new FeatureName("f1"), 2)
                .set(new FeatureName("f2"), 3)
                .set(new FeatureName("f3"), 4);
        double missing = logOdds(known.build());
        assertThat(missing)
                .isNotEqualTo(logOdds(known.set(new FeatureName("f4"), 0).build()));
        assertThat(missing)
                .isNotEqualTo(logOdds(known.set(new FeatureName("f4"), 6).build()));
    }

    @Test
    void explainsAPatientInAFewMilliseconds() {
        List<FeatureVector> patients = InventedNet.patients(100, 6);
        model.contributions(patients);
        java.lang.management.ThreadMXBean clock = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        model.contributions(patients);
        // CPU time, so that neighbours do not count; the goal is below 5 ms a patient, a tenth of it is usual.
        assertThat((clock.getCurrentThreadCpuTime() - start) / 1e6 / patients.size())
                .isLessThan(5.0);
    }

    @Test
    void refusesAVectorOfAnotherSchema() {
        FeatureSchema other = new FeatureSchema("2", InventedNet.SCHEMA.features());
        assertThatThrownBy(() -> model.logOdds(List.of(FeatureVector.of(other).build())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedModelSaysSo() throws ModelIntegrityException {
        MemberModel closed = new OnnxEngine().open(InventedNet.files(), InventedNet.SCHEMA);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.logOdds(InventedNet.patients(1, 1))).isInstanceOf(IllegalStateException.class);
    }

    private static double logOdds(FeatureVector patient) {
        return model.logOdds(List.of(patient))[0];
    }

    /** By the definition, over all 32 coalitions. */
    private static double[] exactShapley(FeatureVector patient) {
        double[] ofCoalition = new double[32];
        for (int coalition = 0; coalition < 32; coalition++) {
            FeatureVector.Builder mixed = FeatureVector.of(InventedNet.SCHEMA);
            for (int f = 0; f < 5; f++) {
                FeatureName name = new FeatureName("f" + f);
                if ((coalition >> f & 1) == 0) {
                    mixed.set(name, f == 0 ? Math.expm1(1.5) : 6);
                } else {
                    patient.value(f).ifPresent(value -> mixed.set(name, value));
                }
            }
            ofCoalition[coalition] = logOdds(mixed.build());
        }
        double[] weights = {1.0 / 5, 1.0 / 20, 1.0 / 30, 1.0 / 20, 1.0 / 5};
        double[] shares = new double[5];
        for (int f = 0; f < 5; f++) {
            for (int coalition = 0; coalition < 32; coalition++) {
                if ((coalition >> f & 1) == 0) {
                    shares[f] += weights[Integer.bitCount(coalition)]
                            * (ofCoalition[coalition | 1 << f] - ofCoalition[coalition]);
                }
            }
        }
        return shares;
    }
}

package org.rheumaroute.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

class BoosterModelTest {
    private static MemberModel model;

    @BeforeAll
    static void open() throws ModelIntegrityException {
        PackageFiles files =
                new PackageFiles(Path.of("invented"), Map.of(BoosterEngine.MODEL_FILE, TrainedTrees.json(40)));
        model = new BoosterEngine().open(files, TrainedTrees.SCHEMA);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Engine.class))
                .singleElement()
                .satisfies(e -> assertThat(e.version()).isEqualTo("XGBoost4J 3.0.4"));
    }

    @Test
    void givesTheSameBitsInABatchAndOneByOne() {
        List<FeatureVector> rows = TrainedTrees.rows(300, 3);
        double[] batch = model.logOdds(rows);
        double[][] shares = model.contributions(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(model.logOdds(List.of(rows.get(i)))[0]).isEqualTo(batch[i]);
            assertThat(model.contributions(List.of(rows.get(i)))[0]).isEqualTo(shares[i]);
        }
    }

    @Test
    void contributionsAddUpToTheLogOdds() {
        List<FeatureVector> rows = TrainedTrees.rows(300, 5);
        double[] logOdds = model.logOdds(rows);
        double[][] shares = model.contributions(rows);
        for (int i = 0; i < rows.size(); i++) {
            double sum = 0;
            for (double share : shares[i]) {
                sum += share;
            }
            // SHAP values are floats of order 1, four of them: rounding stays near 1e-6.
            assertThat(sum).isCloseTo(logOdds[i], within(1e-5));
        }
    }

    @Test
    void missingIsNotZero() {
        FeatureVector.Builder known = FeatureVector.of(TrainedTrees.SCHEMA)
                .set(new FeatureName("f0"), 0.1)
                .set(new FeatureName("f1"), 0.2);
        FeatureVector missing = known.build();
        FeatureVector zero = known.set(new FeatureName("f2"), 0).build();
        assertThat(model.logOdds(List.of(missing))[0]).isNotEqualTo(model.logOdds(List.of(zero))[0]);
    }

    @Test
    void refusesAVectorOfAnotherWidth() {
        FeatureVector narrow = FeatureVector.of(TrainedTrees.schema(2)).build();
        assertThatThrownBy(() -> model.logOdds(List.of(narrow))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedModelSaysSo() throws ModelIntegrityException {
        PackageFiles files =
                new PackageFiles(Path.of("invented"), Map.of(BoosterEngine.MODEL_FILE, TrainedTrees.json(2)));
        MemberModel closed = new BoosterEngine().open(files, TrainedTrees.SCHEMA);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.logOdds(TrainedTrees.rows(1, 1))).isInstanceOf(IllegalStateException.class);
    }
}

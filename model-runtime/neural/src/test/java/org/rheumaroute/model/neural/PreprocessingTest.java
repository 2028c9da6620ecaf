package org.rheumaroute.model.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

class PreprocessingTest {
    private static final Path ORIGIN = Path.of("preprocessing.json");

    @Test
    void scalesClipsAndFlags() {
        FeatureVector patient = FeatureVector.of(InventedNet.SCHEMA)
                .set(new FeatureName("f0"), Math.expm1(2.3))
                .set(new FeatureName("f1"), 14)
                .set(new FeatureName("f2"), 98)
                .set(new FeatureName("f3"), 2)
                .build();
        // (2.3-1.6)/0.7, (14-8)/6, 15 cut at 5, (2-8)/6, median (6-8)/6; then the flags of f3 and f4
        assertThat(InventedNet.PREPROCESSING.inputsOf(patient)).containsExactly(1f, 1f, 5f, -1f, -2f / 6, 0f, 1f);
    }

    @Test
    void survivesItsJson() throws ModelIntegrityException {
        assertThat(Preprocessing.read(ORIGIN, InventedNet.PREPROCESSING.toJson(), InventedNet.SCHEMA))
                .isEqualTo(InventedNet.PREPROCESSING);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"f1\"', '\"f9\"'",
        "'\"version\" : 1', '\"version\" : 2'",
        "'\"scale\" : 6.0', '\"scale\" : 0.0'",
        "'\"scale\" : 6.0', '\"scale\" : -6.0'",
        "'\"scale\" : 6.0', '\"scale\" : 1e999'",
        "'\"median\" : 6.0', '\"middle\" : 6.0'",
        "'\"flagged\" : true', '\"flagged\" : false'",
        "'\"clip\" : 5.0', '\"clip\" : null'",
        "'LOG1P', 'SQRT'"
    })
    void refusesAFormThatDoesNotFit(String from, String to) {
        String json = new String(InventedNet.PREPROCESSING.toJson(), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        byte[] forged = json.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Preprocessing.read(ORIGIN, forged, InventedNet.SCHEMA))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).isEqualTo("preprocessing"));
    }

    @Test
    void refusesTooFewInputs() {
        byte[] json = Preprocessing.of(5, List.of()).toJson();
        assertThatThrownBy(() -> Preprocessing.read(ORIGIN, json, InventedNet.SCHEMA))
                .isInstanceOf(ModelIntegrityException.class);
    }

    @Test
    void wholeCohortsGetTheSameBits() {
        NetInputs inputs = new NetInputs(InventedNet.PREPROCESSING);
        List<FeatureVector> patients = InventedNet.patients(100, 8);
        float[] rows = new float[patients.size() * inputs.width()];
        for (int row = 0; row < patients.size(); row++) {
            inputs.write(patients.get(row), rows, row);
            assertThat(Arrays.copyOfRange(rows, row * inputs.width(), (row + 1) * inputs.width()))
                    .isEqualTo(InventedNet.PREPROCESSING.inputsOf(patients.get(row)));
        }
    }
}

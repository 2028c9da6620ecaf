package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;

class FeatureMapTest {
    private static final FeatureMap MAP = FeatureMap.ofTask(TaskId.UA_PROGRESSION);

    @Test
    void isWhatTheGoldenFileSays() throws IOException {
        StringBuilder text = new StringBuilder();
        MAP.features().forEach(rule -> text.append(rule).append('\n'));
        MAP.eligibility().forEach(rule -> text.append(rule).append('\n'));
        text.append(MAP.serostatus()).append('\n');
        try (InputStream in = getClass().getResourceAsStream("/golden/ua-progression-map.txt")) {
            assertThat(text.toString()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void fitsTheSchemaOfItsPackages() {
        assertThatCode(() -> MAP.checkAgainst(Schemas.uaProgression())).doesNotThrowAnyException();
    }

    @Test
    void namesEverythingThatDoesNotFit() {
        List<FeatureSpec> specs = new ArrayList<>(Schemas.uaProgression().features());
        specs.removeIf(spec -> spec.name().value().equals("haq-di"));
        specs.replaceAll(spec -> spec.name().value().equals("crp") ? with(spec, "mg/dL", spec.missing()) : spec);
        specs.replaceAll(
                spec -> spec.name().value().equals("esr") ? with(spec, spec.unit(), MissingPolicy.REQUIRED) : spec);
        specs.add(new FeatureSpec(
                new FeatureName("ana"), "1", 0, 1, MissingPolicy.TOLERATED, FeatureGroup.SEROLOGY, "ANA", "ANA"));
        FeatureSchema schema = new FeatureSchema("1", specs);
        assertThatThrownBy(() -> MAP.checkAgainst(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("haq-di is not in the schema")
                .hasMessageContaining("ana is not in the map")
                .hasMessageContaining("crp has unit mg/L in the map and mg/dL in the schema")
                .hasMessageContaining("esr is TOLERATED in the map and REQUIRED in the schema");
    }

    @Test
    void refusesATaskWithoutAMap() {
        assertThatThrownBy(() -> FeatureMap.ofTask(new TaskId("palmistry")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("palmistry");
    }

    @Test
    void refusesAWrongFileWithLineAndField() {
        String yaml =
                "task: ua-progression\nversion: '1'\nfeatures:\n  - {feature: crp, unit: mg/L, policy: required, source: number, windoe-days: 3}\n";
        assertThatThrownBy(() -> FeatureMap.read(stream(yaml)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("windoe-days")
                .hasMessageContaining("line: 4");
    }

    @Test
    void refusesAConceptThatIsNotInTheTables() {
        String yaml = "task: ua-progression\nversion: '1'\nfeatures:\n"
                + "  - {feature: crp, unit: mg/L, policy: required, source: number, concepts: [crpp]}\n"
                + "eligibility: []\nserostatus: {window-days: 1, tests: []}\n";
        assertThatThrownBy(() -> FeatureMap.read(stream(yaml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crpp");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FeatureSpec with(FeatureSpec spec, String unit, MissingPolicy missing) {
        return new FeatureSpec(
                spec.name(), unit, spec.low(), spec.high(), missing, spec.group(), spec.english(), spec.japanese());
    }
}

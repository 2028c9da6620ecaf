package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;

class FeatureUnitsTest {
    private final FeatureUnits units =
            new FeatureUnits(FeatureMap.ofTask(TaskId.UA_PROGRESSION), UnitConverter.bundled());

    @ParameterizedTest
    @CsvSource({
        "crp, mg/L, 30, mg/L, 30",
        "crp, mg/L, 3, mg/dL, 30",
        "mmp-3, ng/mL, 75.7, ug/L, 75.7",
        "ptga, mm, 4.5, cm, 45",
        "tjc28, 1, 4, 1, 4",
        "age, a, 50, a, 50",
        "crp, mg/L, 3, mmol/L, ",
        "crp, mg/L, 3, pounds, ",
        "age, a, 600, mo, ",
        "no-such-feature, mg/L, 3, mg/dL, "
    })
    void takesWhatConvertsAndNothingElse(String name, String own, double value, String unit, Double expected) {
        FeatureSpec feature = new FeatureSpec(
                new FeatureName(name), own, 0, 1e6, MissingPolicy.TOLERATED, FeatureGroup.PERSON, name, name);
        OptionalDouble wanted = expected == null ? OptionalDouble.empty() : OptionalDouble.of(expected);
        assertThat(units.convert(feature, value, unit)).isEqualTo(wanted);
    }
}

package org.rheumaroute.fhir.map;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;

/** The schema that ua-progression packages have. */
final class Schemas {
    private Schemas() {}

    static FeatureSchema uaProgression() {
        List<FeatureSpec> specs = new ArrayList<>();
        specs.add(spec("age", "a", 18, 110, true, FeatureGroup.PERSON));
        specs.add(spec("female", "1", 0, 1, true, FeatureGroup.PERSON));
        specs.add(spec("bmi", "kg/m2", 10, 70, false, FeatureGroup.PERSON));
        specs.add(spec("family-history-ra", "1", 0, 1, false, FeatureGroup.PERSON));
        specs.add(spec("ever-smoker", "1", 0, 1, false, FeatureGroup.PERSON));
        specs.add(spec("crp", "mg/L", 0, 500, true, FeatureGroup.INFLAMMATION));
        specs.add(spec("esr", "mm/h", 0, 200, false, FeatureGroup.INFLAMMATION));
        specs.add(spec("mmp-3", "ng/mL", 0, 5000, false, FeatureGroup.INFLAMMATION));
        specs.add(spec("rf", "[IU]/mL", 0, 10000, true, FeatureGroup.SEROLOGY));
        specs.add(spec("anti-ccp", "U/mL", 0, 10000, true, FeatureGroup.SEROLOGY));
        specs.add(spec("tjc28", "1", 0, 28, true, FeatureGroup.JOINTS));
        specs.add(spec("sjc28", "1", 0, 28, true, FeatureGroup.JOINTS));
        specs.add(spec("ptga", "mm", 0, 100, false, FeatureGroup.FUNCTION));
        specs.add(spec("phga", "mm", 0, 100, false, FeatureGroup.JOINTS));
        specs.add(spec("haq-di", "1", 0, 3, false, FeatureGroup.FUNCTION));
        return new FeatureSchema("1", specs);
    }

    private static FeatureSpec spec(
            String name, String unit, double low, double high, boolean required, FeatureGroup group) {
        MissingPolicy policy = required ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED;
        return new FeatureSpec(new FeatureName(name), unit, low, high, policy, group, name, name);
    }
}

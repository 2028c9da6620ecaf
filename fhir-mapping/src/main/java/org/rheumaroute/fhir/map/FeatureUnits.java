package org.rheumaroute.fhir.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSpec;

/** Turns a number that a person typed into a feature's own unit. Immutable, thread-safe. */
public final class FeatureUnits {
    private final Map<FeatureName, List<String>> concepts = new HashMap<>();
    private final UnitConverter units;

    /**
     * @param map says which concept a feature is made of
     * @param units the site's units
     */
    public FeatureUnits(FeatureMap map, UnitConverter units) {
        map.features().forEach(rule -> concepts.put(rule.feature(), rule.concepts()));
        this.units = units;
    }

    /**
     * The number in the feature's unit.
     *
     * @param unit as typed, for example {@code mg/dL}
     * @return empty when the unit is neither the feature's nor converts to it
     */
    public OptionalDouble convert(FeatureSpec feature, double value, String unit) {
        if (unit.equals(feature.unit())) {
            return OptionalDouble.of(value);
        }
        return concepts.getOrDefault(feature.name(), List.of()).stream()
                .map(CodeTables.bundled()::concept)
                .filter(Concept::isNumeric)
                .filter(concept -> concept.unit().equals(feature.unit()))
                .flatMap(concept -> units.typed(concept, value, unit).stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}

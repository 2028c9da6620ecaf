package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Inputs for golden rows. Every cell comes from another patient, drawn anew, so no row of a package is a patient; some
 * rows are such that the package must decline.
 */
final class GoldenInputs {
    private static final int SCORABLE = 16;
    private static final double MISSING = 0.2;

    private GoldenInputs() {}

    static List<FeatureVector> draw(List<FeatureVector> patients, long seed) {
        FeatureSchema schema = patients.get(0).schema();
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureVector> rows = new ArrayList<>();
        for (int i = 0; i < SCORABLE; i++) {
            FeatureVector.Builder row = FeatureVector.of(schema);
            for (int f = 0; f < schema.size(); f++) {
                drawCell(patients, schema.features().get(f), f, i > 0, random, row);
            }
            rows.add(row.build());
        }
        rows.add(FeatureVector.of(schema).build());
        FeatureSpec first = schema.features().get(0);
        rows.add(copyWithout(rows.get(0), first)
                .set(first.name(), first.high() + 1)
                .build());
        schema.features().stream()
                .filter(FeatureSpec::isRequired)
                .forEach(required -> rows.add(copyWithout(rows.get(0), required).build()));
        return rows;
    }

    private static void drawCell(
            List<FeatureVector> patients,
            FeatureSpec feature,
            int position,
            boolean mayBeMissing,
            SplittableRandom random,
            FeatureVector.Builder row) {
        boolean missing = random.nextDouble() < MISSING && mayBeMissing && !feature.isRequired();
        for (int attempt = 0; attempt < 50 && !missing; attempt++) {
            OptionalDouble value = patients.get(random.nextInt(patients.size())).value(position);
            if (value.isPresent()) {
                row.set(feature.name(), value.getAsDouble());
                return;
            }
        }
    }

    private static FeatureVector.Builder copyWithout(FeatureVector row, FeatureSpec left) {
        FeatureVector.Builder copy = FeatureVector.of(row.schema());
        for (FeatureSpec feature : row.schema().features()) {
            if (!feature.equals(left)) {
                row.value(feature.name()).ifPresent(value -> copy.set(feature.name(), value));
            }
        }
        return copy;
    }
}

package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;

/**
 * Inputs for golden rows. Every cell comes from another patient, drawn anew, so no row of a package is a patient; some
 * rows are such that the package must decline, one of them because its values, each in range, do not go together.
 */
final class GoldenInputs {
    private static final int SCORABLE = 16;
    /** Cells of different patients do not always go together; a row that is familiar is found long before this. */
    private static final int MOST_ATTEMPTS = 200;

    private static final double MISSING = 0.2;

    private GoldenInputs() {}

    /** @param gate the package's gate against unusual combinations */
    static List<FeatureVector> draw(List<FeatureVector> patients, Familiarity gate, long seed) {
        FeatureSchema schema = patients.get(0).schema();
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureVector> rows = new ArrayList<>();
        for (int i = 0; i < SCORABLE; i++) {
            FeatureVector row = drawRow(patients, i > 0, random);
            for (int attempt = 0; attempt < MOST_ATTEMPTS && gate.distance(row) > gate.threshold(); attempt++) {
                row = drawRow(patients, i > 0, random);
            }
            rows.add(row);
        }
        rows.add(contradiction(schema));
        rows.add(FeatureVector.of(schema).build());
        FeatureSpec first = schema.features().get(0);
        rows.add(rows.get(0).with(first.name(), first.high() + 1));
        schema.features().stream()
                .filter(FeatureSpec::isRequired)
                .forEach(required -> rows.add(rows.get(0).without(required.name())));
        return rows;
    }

    private static FeatureVector drawRow(List<FeatureVector> patients, boolean mayMiss, SplittableRandom random) {
        FeatureSchema schema = patients.get(0).schema();
        FeatureVector.Builder row = FeatureVector.of(schema);
        for (int f = 0; f < schema.size(); f++) {
            drawCell(patients, schema.features().get(f), f, mayMiss, random, row);
        }
        return row.build();
    }

    /** Every input at an end of its range, high and low by turns. */
    private static FeatureVector contradiction(FeatureSchema schema) {
        FeatureVector.Builder row = FeatureVector.of(schema);
        for (int f = 0; f < schema.size(); f++) {
            FeatureSpec feature = schema.features().get(f);
            row.set(feature.name(), f % 2 == 0 ? feature.high() : feature.low());
        }
        return row.build();
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
}

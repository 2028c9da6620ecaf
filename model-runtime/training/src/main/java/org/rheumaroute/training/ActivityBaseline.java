package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * What a model of response must beat: logistic regression on DAS28 at the start, age, years of disease, CRP, ESR and
 * rheumatoid factor. Always computed where DAS28-ESR is an input. It travels among the settings of the package's card, so
 * that a validation can put the very same baseline beside the package.
 */
record ActivityBaseline(TaskDefinition task, int[] features) implements Predictor {
    static final String NAME = "activity-baseline";
    private static final String DAS28 = "das28-esr";
    private static final String KEY = "baseline.activity.";
    private static final String INTERCEPT = KEY + "intercept";
    private static final double RIDGE = 1;

    /** Empty when the task does not know DAS28-ESR. */
    static Optional<ActivityBaseline> of(TaskDefinition task) {
        if (task.schema().positionOf(new FeatureName(DAS28)).isEmpty()) {
            return Optional.empty();
        }
        int[] features = Stream.of(DAS28, "age", "disease-duration", "crp", "esr", "rf")
                .map(name -> task.schema().positionOf(new FeatureName(name)))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
        return Optional.of(new ActivityBaseline(task, features));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Equation fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        RoutineInputs inputs = RoutineInputs.of(task, features, vectors);
        double[] fitted = LogisticFit.fit(inputs.of(vectors), outcomes, RIDGE);
        return new Equation(task, fitted[0], inputs.parts(fitted));
    }

    /** A fitted baseline as numbers that a card can keep. */
    record Equation(TaskDefinition task, double intercept, List<RoutineInputs.Part> parts) implements Fitted {
        Equation {
            parts = List.copyOf(parts);
        }

        @Override
        public double[] logOdds(List<FeatureVector> unseen) {
            return unseen.stream().mapToDouble(this::logOdds).toArray();
        }

        private double logOdds(FeatureVector vector) {
            double sum = intercept;
            for (RoutineInputs.Part part : parts) {
                OptionalDouble value = vector.value(part.feature());
                sum += value.isPresent()
                        ? part.slope() * (task.transforms().get(part.feature()).of(value.getAsDouble()) - part.mean())
                        : part.gap();
            }
            return sum;
        }

        /** As settings of a card, with its calibration worked in. */
        Map<String, String> settings(Platt calibration) {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put(INTERCEPT, Double.toString(calibration.apply(intercept)));
            for (RoutineInputs.Part part : parts) {
                settings.put(
                        KEY
                                + task.schema()
                                        .features()
                                        .get(part.feature())
                                        .name()
                                        .value(),
                        part.mean() + " " + calibration.slope() * part.slope() + " "
                                + calibration.slope() * part.gap());
            }
            return settings;
        }

        /** From a card's settings; empty when they hold none, or one of another schema. */
        static Optional<Equation> of(TaskDefinition task, Map<String, String> settings) {
            String intercept = settings.get(INTERCEPT);
            if (intercept == null) {
                return Optional.empty();
            }
            List<RoutineInputs.Part> parts = new ArrayList<>();
            try {
                for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
                    if (setting.getKey().startsWith(KEY) && !setting.getKey().equals(INTERCEPT)) {
                        FeatureName input = new FeatureName(setting.getKey().substring(KEY.length()));
                        parts.add(part(task.schema().positionOf(input).orElseThrow(), setting.getValue()));
                    }
                }
                return Optional.of(new Equation(task, Double.parseDouble(intercept), parts));
            } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
                return Optional.empty(); // a card that another program wrote
            }
        }

        private static RoutineInputs.Part part(int feature, String numbers) {
            String[] three = numbers.split(" ", -1);
            if (three.length != 3) {
                throw new IllegalArgumentException("three numbers are wanted, were " + three.length);
            }
            return new RoutineInputs.Part(
                    feature, Double.parseDouble(three[0]), Double.parseDouble(three[1]), Double.parseDouble(three[2]));
        }
    }
}

package org.rheumaroute.cli;

import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * One input changed, as typed at {@code --what-if}.
 *
 * @param feature an input of the question
 * @param value in the schema's unit; empty to take the input away
 */
record TriedInput(FeatureName feature, OptionalDouble value) {
    /**
     * Reads {@code crp=30} or {@code crp=}.
     *
     * @throws RefusedException when it is neither, or names no input of the question
     */
    static TriedInput parse(String text, FeatureSchema schema) throws RefusedException {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals).strip();
        boolean known =
                schema.features().stream().anyMatch(f -> f.name().value().equals(name));
        if (equals < 0 || !known) {
            String names = schema.features().stream().map(f -> f.name().value()).collect(Collectors.joining(", "));
            throw new RefusedException("--what-if takes INPUT=VALUE with one of " + names);
        }
        String number = text.substring(equals + 1).strip();
        try {
            OptionalDouble value =
                    number.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(number));
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                throw new NumberFormatException("not finite");
            }
            return new TriedInput(new FeatureName(name), value);
        } catch (NumberFormatException e) {
            throw new RefusedException("--what-if needs a number after " + name + "=, or nothing to take it away");
        }
    }
}

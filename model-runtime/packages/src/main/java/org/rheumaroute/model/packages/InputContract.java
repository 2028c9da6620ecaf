package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * What a package asks of a vector before it scores it: {@code feature-schema.json}.
 *
 * @param schema the inputs in order
 * @param minimumKnown least number of known inputs, from 1 to the schema's size; so a row that is all missing is
 *     never scored
 */
public record InputContract(FeatureSchema schema, int minimumKnown) {
    private static final String CHECK = "schema";

    public InputContract {
        if (minimumKnown < 1 || minimumKnown > schema.size()) {
            throw new IllegalArgumentException("minimumKnown must be 1 to " + schema.size() + ", was " + minimumKnown);
        }
    }

    /**
     * Reads the JSON form.
     *
     * @param origin where the bytes come from; used in messages only
     * @throws ModelIntegrityException (check {@code schema}) when it is malformed or its digest does not fit
     */
    public static InputContract read(Path origin, byte[] json) throws ModelIntegrityException {
        Form form = PackageJson.read(origin, CHECK, json, Form.class);
        InputContract contract;
        try {
            contract = new InputContract(new FeatureSchema(form.version(), form.features()), form.minimumKnown());
        } catch (IllegalArgumentException e) {
            throw new ModelIntegrityException(origin, CHECK, String.valueOf(e.getMessage()));
        }
        if (!contract.schema.digest().equals(form.digest())) {
            throw new ModelIntegrityException(
                    origin, CHECK, "digest is " + form.digest() + ", expected " + contract.schema.digest());
        }
        return contract;
    }

    /** The JSON form; the same bytes for the same contract. */
    public byte[] toJson() {
        return PackageJson.write(new Form(schema.version(), schema.digest(), minimumKnown, schema.features()));
    }

    /**
     * The header of a feature's column in a CSV: its name, then the unit in brackets, for example {@code crp[mg/L]};
     * no bracket when the unit is {@code 1}.
     */
    public static String columnOf(FeatureSpec feature) {
        return feature.unit().equals("1") ? feature.name().value() : feature.name() + "[" + feature.unit() + "]";
    }

    /** Why a vector cannot be scored; empty when it can. Required inputs come first, then ranges, then the count. */
    Optional<Declined> refusal(FeatureVector vector) {
        return accepts(vector) ? Optional.empty() : whyNot(vector);
    }

    /** Most patients of a cohort are; so nothing is collected before one is not. */
    private boolean accepts(FeatureVector vector) {
        int known = 0;
        for (int i = 0; i < schema.size(); i++) {
            FeatureSpec feature = schema.features().get(i);
            double value = vector.valueOrNaN(i);
            if (Double.isNaN(value) ? feature.isRequired() : !feature.accepts(value)) {
                return false;
            }
            known += Double.isNaN(value) ? 0 : 1;
        }
        return known >= minimumKnown;
    }

    private Optional<Declined> whyNot(FeatureVector vector) {
        List<FeatureName> required = new ArrayList<>();
        List<FeatureName> outside = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            FeatureSpec feature = schema.features().get(i);
            if (vector.value(i).isEmpty()) {
                if (feature.isRequired()) {
                    required.add(feature.name());
                }
            } else if (!feature.accepts(vector.value(i).getAsDouble())) {
                outside.add(feature.name());
            }
        }
        if (!required.isEmpty()) {
            return declined(DeclineReason.MISSING_INPUT, required, "required inputs are missing");
        }
        if (!outside.isEmpty()) {
            return declined(DeclineReason.OUT_OF_RANGE, outside, "inputs lie outside the range the package accepts");
        }
        List<FeatureName> missing = vector.missing();
        int known = schema.size() - missing.size();
        return declined(
                DeclineReason.TOO_FEW_INPUTS, missing, known + " inputs are known, " + minimumKnown + " needed");
    }

    private static Optional<Declined> declined(DeclineReason reason, List<FeatureName> names, String detail) {
        return Optional.of(new Declined(reason, names, detail));
    }

    private record Form(String version, String digest, int minimumKnown, List<FeatureSpec> features) {}
}

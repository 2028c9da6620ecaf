package org.rheumaroute.cli.foreign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * The preprocessing of a net that takes the features as they are, in the schema's units and order, and after them a 0/1
 * flag for each that may be missing. What stands in for a missing value, and what contributions are counted from, is the
 * median of the rows that come with the net.
 */
final class AsTheyAre {
    /** Nothing is ever cut. */
    private static final double NO_CLIP = 1e30;

    private AsTheyAre() {}

    /** In the form of a package's {@code preprocessing.json}. */
    static byte[] preprocessing(FeatureSchema schema, List<FeatureVector> rows) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("version", 1).put("clip", NO_CLIP);
        ArrayNode inputs = form.putArray("inputs");
        for (int f = 0; f < schema.size(); f++) {
            FeatureSpec feature = schema.features().get(f);
            inputs.addObject()
                    .put("feature", feature.name().value())
                    .put("transform", "NONE")
                    .put("median", median(feature, f, rows))
                    .put("centre", 0.0)
                    .put("scale", 1.0)
                    .put("flagged", !feature.isRequired());
        }
        return form.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private static double median(FeatureSpec feature, int position, List<FeatureVector> rows) {
        double[] known = rows.stream()
                .flatMapToDouble(row -> row.value(position).stream())
                .sorted()
                .toArray();
        if (known.length == 0) {
            return (feature.low() + feature.high()) / 2;
        }
        return (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
    }
}

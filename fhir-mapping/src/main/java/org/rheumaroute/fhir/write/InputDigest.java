package org.rheumaroute.fhir.write;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureSpec;

/**
 * What a score rests on, as one number: the task, the package, every value bit for bit, whether it was censored, when
 * it was observed and in which version of which resource. Neither the order of the evidence nor the day on which the
 * question was asked plays a part, so the same inputs give the same digest on any day.
 */
final class InputDigest {
    private static final String FORMAT = "rheumaroute-input-digest-1";

    private InputDigest() {}

    /** 64 lower-case hexadecimal digits. */
    static String of(TaskId task, PackageRef scoredBy, Ready ready) {
        List<String> lines = new ArrayList<>();
        for (FeatureSpec spec : ready.vector().schema().features()) {
            ready.vector()
                    .value(spec.name())
                    .ifPresent(value -> lines.add(
                            Digests.joined(List.of("value", spec.name().value(), bits(value)))));
        }
        for (Evidence evidence : ready.evidence()) {
            lines.add(Digests.joined(fieldsOf(evidence)));
        }
        lines.sort(null);
        lines.add(0, Digests.joined(List.of(FORMAT, task.value(), scoredBy.sha256())));
        return Digests.sha256(lines);
    }

    private static List<String> fieldsOf(Evidence evidence) {
        List<String> fields = new ArrayList<>(List.of(
                "evidence",
                evidence.feature().value(),
                bits(evidence.value()),
                Boolean.toString(evidence.censored()),
                evidence.observedOn().toString()));
        evidence.sources().stream().sorted().forEach(fields::add);
        // The written note names them; without any, the digest is what it was before there were cautions.
        evidence.cautions().stream().sorted().forEach(caution -> fields.add("caution " + caution.code()));
        return fields;
    }

    private static String bits(double value) {
        return Long.toHexString(Double.doubleToLongBits(value));
    }
}

package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from when until when a drug was ordered, stated, dispensed or given. */
final class MedicationTimes {
    private static final int LONGEST_SUPPLY_IN_DAYS = 3660;

    private MedicationTimes() {}

    /**
     * The time covered.
     *
     * @param start first day; null when unknown
     * @param stop last day; null when unknown or running
     * @param written the start as written
     */
    record Span(
            @Nullable Moment start,
            @Nullable Moment stop,
            @Nullable String written) {}

    static Span of(JsonNode tree, String type, ReaderSettings settings) throws Unreadable {
        return switch (type) {
            case "MedicationAdministration" -> taken(tree, true, settings);
            case "MedicationDispense" -> dispensed(tree, settings);
            case "MedicationStatement" -> taken(tree, false, settings);
            default -> ordered(tree, settings);
        };
    }

    /** A point in time is the whole of an administration, but only the beginning of a statement. */
    private static Span taken(JsonNode tree, boolean isOnce, ReaderSettings settings) throws Unreadable {
        JsonNode period = Elements.object(tree, "effectivePeriod");
        String point = Elements.text(tree, "effectiveDateTime");
        String start = firstOf(point, text(period, "start"), isOnce ? null : Elements.text(tree, "dateAsserted"));
        String stop = isOnce && point != null ? point : text(period, "end");
        return span(start, FhirTimes.looseMoment(stop, settings), settings);
    }

    private static Span dispensed(JsonNode tree, ReaderSettings settings) throws Unreadable {
        String start = firstOf(Elements.text(tree, "whenHandedOver"), Elements.text(tree, "whenPrepared"));
        Moment first = FhirTimes.looseMoment(start, settings);
        return new Span(first, afterSupply(first, Elements.object(tree, "daysSupply")), start);
    }

    /** The bounds of the dosage, else the day of the order and the supply that was ordered. */
    private static Span ordered(JsonNode tree, ReaderSettings settings) throws Unreadable {
        List<JsonNode> repeats = repeats(tree);
        String written = firstOf(
                repeats.stream()
                        .map(repeat -> repeat.path("boundsPeriod").path("start").textValue())
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                Elements.text(tree, "authoredOn"));
        Moment start = FhirTimes.looseMoment(written, settings);
        JsonNode request = Elements.object(tree, "dispenseRequest");
        JsonNode supply = request == null ? null : Elements.object(request, "expectedSupplyDuration");
        Moment stop = Stream.concat(
                        ends(repeats, start, settings).stream(), Stream.ofNullable(afterSupply(start, supply)))
                .max(Comparator.comparing(Moment::lastDate))
                .orElse(null);
        return new Span(start, stop, written);
    }

    private static List<Moment> ends(List<JsonNode> repeats, @Nullable Moment start, ReaderSettings settings) {
        return repeats.stream()
                .flatMap(repeat -> Stream.of(
                        Optional.ofNullable(FhirTimes.looseMoment(
                                repeat.path("boundsPeriod").path("end").textValue(), settings)),
                        Optional.ofNullable(afterSupply(start, repeat.get("boundsDuration")))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<JsonNode> repeats(JsonNode tree) throws Unreadable {
        return Elements.objects(tree, "dosageInstruction").stream()
                .map(instruction -> instruction.path("timing").path("repeat"))
                .filter(JsonNode::isObject)
                .toList();
    }

    /** The last day of a supply that is written in days or weeks; null when it is not, or when its start is no day. */
    private static @Nullable Moment afterSupply(@Nullable Moment start, @Nullable JsonNode supply) {
        if (start == null || supply == null || !supply.path("value").isNumber()) {
            return null;
        }
        boolean isDay = start.precision() == Moment.Precision.DAY || start.precision() == Moment.Precision.INSTANT;
        BigDecimal days = supply.path("value").decimalValue().multiply(BigDecimal.valueOf(daysOf(supply)));
        boolean isSensible = days.signum() > 0 && days.compareTo(BigDecimal.valueOf(LONGEST_SUPPLY_IN_DAYS)) <= 0;
        return isDay && isSensible
                ? new Moment(start.date().plusDays(days.longValue() - 1), Moment.Precision.DAY, null)
                : null;
    }

    private static int daysOf(JsonNode supply) {
        String code = supply.path("code").textValue();
        String unit = code != null ? code : String.valueOf(supply.path("unit").textValue());
        return switch (unit) {
            case "d", "day", "days", "日" -> 1;
            case "wk", "week", "weeks", "週" -> 7;
            default -> 0;
        };
    }

    private static Span span(@Nullable String written, @Nullable Moment stop, ReaderSettings settings) {
        return new Span(FhirTimes.looseMoment(written, settings), stop, written);
    }

    private static @Nullable String text(@Nullable JsonNode parent, String name) throws Unreadable {
        return parent == null ? null : Elements.text(parent, name);
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}

package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.FindingTable;
import org.rheumaroute.fhir.unit.Conversion;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.fhir.unit.WrittenUnit;

/** Reads the value of an Observation or component under a known concept, in the concept's canonical unit. */
final class ResultReader {
    private final FindingTable findings;
    private final UnitConverter units;

    ResultReader(FindingTable findings, UnitConverter units) {
        this.findings = findings;
        this.units = units;
    }

    /**
     * What was found.
     *
     * @param value the value; null when there is none
     * @param absence why there is none; null when there is one
     * @param written the value for people, in the canonical unit
     */
    record Result(@Nullable FactValue value, @Nullable ReadReason absence, String written) {
        static Result none(ReadReason absence) {
            return new Result(null, absence, "");
        }
    }

    Result read(CodeMatch match, JsonNode holder) throws Unreadable {
        String element = valueElement(holder);
        boolean absent = Elements.object(holder, "dataAbsentReason") != null;
        if (element == null) {
            return Result.none(ReadReason.NO_VALUE);
        }
        if (absent) {
            throw new Unreadable(ReadReason.VALUE_CONTRADICTS_ABSENCE);
        }
        return switch (element) {
            case "valueQuantity" -> quantity(match, Elements.object(holder, element));
            case "valueInteger" -> integer(match, holder.get(element));
            case "valueString" -> text(match, String.valueOf(Elements.text(holder, element)));
            case "valueCodeableConcept" -> coded(match, Elements.object(holder, element));
            case "valueBoolean" -> bool(match, Elements.bool(holder, element, false));
            default -> throw new Unreadable(ReadReason.VALUE_TYPE);
        };
    }

    private static @Nullable String valueElement(JsonNode holder) throws Unreadable {
        String found = null;
        Iterator<String> names = holder.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.startsWith("value") && Elements.any(holder, name) != null) {
                if (found != null) {
                    throw new Unreadable(ReadReason.VALUES_SEVERAL);
                }
                found = name;
            }
        }
        return found;
    }

    private Result quantity(CodeMatch match, @Nullable JsonNode quantity) throws Unreadable {
        JsonNode value = quantity == null ? null : Elements.any(quantity, "value");
        if (quantity == null || value == null) {
            return Result.none(ReadReason.NO_VALUE);
        }
        if (!value.isNumber()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        WrittenUnit unit = new WrittenUnit(
                Elements.text(quantity, "system"), Elements.text(quantity, "code"), Elements.text(quantity, "unit"));
        return number(match, value.decimalValue(), boundOf(Elements.text(quantity, "comparator")), unit);
    }

    private static FactValue.Bound boundOf(@Nullable String comparator) throws Unreadable {
        return switch (comparator == null ? "" : comparator) {
            case "" -> FactValue.Bound.EXACT;
            case "<", "<=" -> FactValue.Bound.BELOW;
            case ">", ">=" -> FactValue.Bound.ABOVE;
            default -> throw new Unreadable(ReadReason.COMPARATOR);
        };
    }

    private Result integer(CodeMatch match, JsonNode value) throws Unreadable {
        if (!value.isNumber()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        return number(match, value.decimalValue(), FactValue.Bound.EXACT, WrittenUnit.NONE);
    }

    private Result number(CodeMatch match, BigDecimal value, FactValue.Bound bound, WrittenUnit unit)
            throws Unreadable {
        Concept concept = match.concept();
        if (!concept.isNumeric()) {
            throw new Unreadable(ReadReason.VALUE_TYPE);
        }
        if (bound != FactValue.Bound.EXACT && concept.kind() != Concept.Kind.MEASUREMENT) {
            throw new Unreadable(ReadReason.COMPARATOR);
        }
        Conversion conversion = units.convert(concept, match.row(), value, unit);
        if (conversion instanceof Conversion.Refused refused) {
            throw new Unreadable(reasonOf(refused.problem()));
        }
        double converted = ((Conversion.Converted) conversion).value();
        boolean isBroken = concept.kind() == Concept.Kind.COUNT && converted != Math.rint(converted);
        if (!concept.isPlausible(converted) || isBroken) {
            throw new Unreadable(ReadReason.IMPLAUSIBLE);
        }
        double positive = converted == 0.0 ? 0.0 : converted; // no negative zero
        return new Result(new FactValue.Numeric(positive, bound), null, written(positive, bound));
    }

    private static String written(double value, FactValue.Bound bound) {
        String number = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return switch (bound) {
            case EXACT -> number;
            case BELOW -> "<" + number;
            case ABOVE -> ">" + number;
        };
    }

    private static ReadReason reasonOf(Conversion.Problem problem) {
        return switch (problem) {
            case MISSING -> ReadReason.UNIT_MISSING;
            case UNKNOWN -> ReadReason.UNIT_UNKNOWN;
            case NOT_COMPARABLE -> ReadReason.UNIT_NOT_COMPARABLE;
            case DISAGREES -> ReadReason.UNIT_DISAGREES;
            case OFF_SCALE -> ReadReason.OFF_SCALE;
        };
    }

    private Result text(CodeMatch match, String text) throws Unreadable {
        Optional<String> finding = findings.ofText(match.concept().name(), text);
        if (finding.isPresent()) {
            return found(finding.get());
        }
        ResultText number = ResultText.of(text).orElse(null);
        if (number == null || !match.concept().isNumeric()) {
            throw new Unreadable(ReadReason.VALUE_TEXT);
        }
        return number(match, number.value(), number.bound(), number.unit());
    }

    private Result coded(CodeMatch match, @Nullable JsonNode concept) throws Unreadable {
        if (concept == null) {
            return Result.none(ReadReason.NO_VALUE);
        }
        Set<String> meant = new HashSet<>();
        List<Codings.Coding> codings = Codings.of(concept);
        for (Codings.Coding coding : codings) {
            findings.ofCode(match.concept().name(), coding.system(), coding.code())
                    .ifPresent(meant::add);
        }
        if (meant.size() > 1) {
            throw new Unreadable(ReadReason.CODINGS_DISAGREE);
        }
        if (meant.size() == 1) {
            return found(meant.iterator().next());
        }
        String text = Elements.text(concept, "text");
        if (text == null) {
            throw new Unreadable(ReadReason.VALUE_TEXT);
        }
        return text(match, text);
    }

    private static Result bool(CodeMatch match, boolean value) throws Unreadable {
        String concept = match.concept().name();
        FactValue.Finding finding = switch (concept) {
            case "smoking" -> value ? FactValue.Finding.EVER : FactValue.Finding.NEVER;
            case "family-history-ra", "tender-joint", "swollen-joint" ->
                value ? FactValue.Finding.PRESENT : FactValue.Finding.ABSENT;
            default -> {
                if (!concept.endsWith("-presence")) {
                    throw new Unreadable(ReadReason.VALUE_TYPE);
                }
                yield value ? FactValue.Finding.POSITIVE : FactValue.Finding.NEGATIVE;
            }
        };
        return new Result(new FactValue.Coded(finding), null, finding.code());
    }

    private static Result found(String finding) {
        if (finding.equals(FindingTable.NOT_MEASURED)) {
            return Result.none(ReadReason.NOT_MEASURED);
        }
        FactValue.Finding found = FactValue.Finding.valueOf(finding.toUpperCase(Locale.ROOT));
        return new Result(new FactValue.Coded(found), null, found.code());
    }
}

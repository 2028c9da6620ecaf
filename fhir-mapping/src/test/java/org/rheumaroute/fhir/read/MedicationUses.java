package org.rheumaroute.fhir.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Medication uses as one line of text, for case files: drug, class, origin, start..stop, mg a day, route, ended. */
public final class MedicationUses {
    private static final String UNKNOWN = "-";

    private MedicationUses() {}

    /** The line of a use. */
    public static String line(MedicationUse use) {
        return String.join(
                        " ",
                        use.drug(),
                        use.drugClass(),
                        lower(use.origin()),
                        day(use.start()) + ".." + day(use.stop()),
                        dose(use.milligramsPerDay()),
                        lower(use.route()))
                + (use.ended() ? " ended" : "");
    }

    /** The use of a line. */
    public static MedicationUse of(String line, String source) {
        String[] parts = line.split(" ", -1);
        String[] span = parts[3].split("\\.\\.", -1);
        return new MedicationUse(
                parts[0],
                parts[1],
                MedicationUse.Origin.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                parts.length > 6,
                moment(span[0]),
                moment(span[1]),
                parts[4].equals(UNKNOWN) ? null : Double.valueOf(parts[4]),
                MedicationUse.Route.valueOf(parts[5].toUpperCase(Locale.ROOT)),
                source);
    }

    private static @Nullable Moment moment(String day) {
        return day.equals(UNKNOWN) ? null : new Moment(LocalDate.parse(day), Moment.Precision.DAY, null);
    }

    private static String day(@Nullable Moment moment) {
        return moment == null ? UNKNOWN : moment.date().toString();
    }

    private static String dose(@Nullable Double milligrams) {
        return milligrams == null
                ? UNKNOWN
                : BigDecimal.valueOf(milligrams).stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

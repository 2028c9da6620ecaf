package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads FHIR dates and times with the precision they were written in. */
final class FhirTimes {
    private static final Pattern ZONED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern UNZONED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+");
    private static final int FIRST_YEAR = 1880;
    private static final int LAST_YEAR = 2200;

    private FhirTimes() {}

    /** A time and how it was written. */
    record Written(Moment moment, String text) {}

    /** The effective time of an Observation; a Period counts by its end, which is what its value describes. */
    static Written effective(JsonNode tree, ReaderSettings settings) throws Unreadable {
        List<String> present =
                List.of("effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming").stream()
                        .filter(name -> Elements.any(tree, name) != null)
                        .toList();
        if (present.isEmpty()) {
            throw new Unreadable(ReadReason.TIME_MISSING);
        }
        if (present.size() > 1 || present.contains("effectiveTiming")) {
            throw new Unreadable(ReadReason.TIME_INVALID);
        }
        String name = present.get(0);
        String text = name.equals("effectivePeriod") ? endOrStart(tree) : Elements.text(tree, name);
        if (text == null) {
            throw new Unreadable(ReadReason.TIME_MISSING);
        }
        return new Written(moment(text, settings), text);
    }

    private static @Nullable String endOrStart(JsonNode tree) throws Unreadable {
        JsonNode period = Elements.object(tree, "effectivePeriod");
        if (period == null) {
            return null;
        }
        String end = Elements.text(period, "end");
        return end != null ? end : Elements.text(period, "start");
    }

    /** Reads a FHIR date, dateTime or instant. */
    static Moment moment(String text, ReaderSettings settings) throws Unreadable {
        try {
            Moment moment = parse(text, settings);
            int year = moment.date().getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new Unreadable(ReadReason.TIME_INVALID);
            }
            return moment;
        } catch (DateTimeException e) {
            throw new Unreadable(ReadReason.TIME_INVALID);
        }
    }

    /** The same, null for null or for what is no time: for elements that only help to sort. */
    static @Nullable Moment looseMoment(@Nullable String text, ReaderSettings settings) {
        try {
            return text == null ? null : moment(text, settings);
        } catch (Unreadable e) {
            return null;
        }
    }

    private static Moment parse(String text, ReaderSettings settings) throws Unreadable {
        switch (text.length()) {
            case 4:
                return new Moment(Year.parse(text).atDay(1), Moment.Precision.YEAR, null);
            case 7:
                return new Moment(YearMonth.parse(text).atDay(1), Moment.Precision.MONTH, null);
            case 10:
                return new Moment(LocalDate.parse(text), Moment.Precision.DAY, null);
            default:
                return instant(text, settings.zone());
        }
    }

    private static Moment instant(String text, @Nullable ZoneId zone) throws Unreadable {
        if (ZONED.matcher(text).matches()) {
            OffsetDateTime time = OffsetDateTime.parse(text);
            LocalDate day = zone == null
                    ? time.toLocalDate()
                    : time.atZoneSameInstant(zone).toLocalDate();
            return new Moment(day, Moment.Precision.INSTANT, time);
        }
        if (!UNZONED.matcher(text).matches()) {
            throw new Unreadable(ReadReason.TIME_INVALID);
        }
        if (zone == null) {
            throw new Unreadable(ReadReason.TIME_WITHOUT_ZONE);
        }
        OffsetDateTime time = LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
        return new Moment(time.toLocalDate(), Moment.Precision.INSTANT, time);
    }
}

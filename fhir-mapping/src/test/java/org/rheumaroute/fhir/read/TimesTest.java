package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day on which something happened, by the site's zone or the time's own offset. */
class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-06-01T23:30:00Z, , 2026-06-01",
        "2026-06-01T23:30:00Z, Asia/Tokyo, 2026-06-02",
        "2026-06-01T14:59:59Z, Asia/Tokyo, 2026-06-01",
        "2026-06-01T15:00:00Z, Asia/Tokyo, 2026-06-02",
        "2026-06-01T00:30:00+09:00, , 2026-06-01",
        "2026-06-01T00:30:00+09:00, UTC, 2026-05-31",
        "2026-03-29T00:59:59Z, Europe/Brussels, 2026-03-29",
        "2026-10-24T21:59:59Z, Europe/Brussels, 2026-10-24",
        "2026-10-24T22:00:00Z, Europe/Brussels, 2026-10-25",
        "2026-10-25T23:00:00Z, Europe/Brussels, 2026-10-26",
        "2026-10-25T22:59:59Z, Europe/Brussels, 2026-10-25",
        "2024-02-29T23:30:00Z, , 2024-02-29",
        "2024-02-28T15:30:00Z, Asia/Tokyo, 2024-02-29",
        "2024-02-29, Asia/Tokyo, 2024-02-29",
        "2024-02-29, America/Los_Angeles, 2024-02-29"
    })
    void readsTheLocalDay(String text, String zone, LocalDate day) throws Unreadable {
        assertThat(FhirTimes.moment(text, settings(zone)).date()).isEqualTo(day);
    }

    @Test
    void aDateNeverBecomesMidnight() throws Unreadable {
        Moment moment = FhirTimes.moment("2026-06-01", settings("Asia/Tokyo"));
        assertThat(moment.precision()).isEqualTo(Moment.Precision.DAY);
        assertThat(moment.instant()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2026-13",
                "2026-06-31",
                "20260601",
                "2026-06-01T25:00:00Z",
                "2026-06-01T10:00:00+25:00",
                "2026-06-01 10:00:00Z",
                "1850",
                "9999-12-31",
                "",
                "2026-6-1"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> FhirTimes.moment(text, settings("Asia/Tokyo")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo(ReadReason.TIME_INVALID));
    }

    @Test
    void refusesHoursWithoutAZoneUnlessTheSiteHasOne() throws Unreadable {
        String text = "2026-06-01T00:30:00";
        assertThatThrownBy(() -> FhirTimes.moment(text, ReaderSettings.STRICT))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo(ReadReason.TIME_WITHOUT_ZONE));
        Moment moment = FhirTimes.moment(text, settings("Asia/Tokyo"));
        assertThat(moment.instant()).isNotNull();
        assertThat(String.valueOf(moment.instant())).isEqualTo("2026-06-01T00:30+09:00");
    }

    private static ReaderSettings settings(String zone) {
        return zone == null ? ReaderSettings.STRICT : new ReaderSettings(ZoneId.of(zone));
    }
}

package org.rheumaroute.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.DeclineReason;

class CohortEntryJsonTest {
    private static final CohortEntry SCORED = Entries.scored("p-1", 0.1 + 0.2);

    @Test
    void readsBackWhatItWrote() {
        CohortEntry declined = Entries.declined("p-2", DeclineReason.MISSING_INPUT);
        assertThat(CohortEntryJson.read(CohortEntryJson.write(SCORED))).isEqualTo(SCORED);
        assertThat(CohortEntryJson.read(CohortEntryJson.write(declined))).isEqualTo(declined);
    }

    @Test
    void readsAnEntryOfTheFirstVersion() {
        // Written by version 1 of this format and kept: old stores must stay readable.
        String old = "{\"version\":1,\"patient\":\"p-9\",\"task\":\"ua-progression\",\"outcome\":\"declined\","
                + "\"reason\":\"already-ra\",\"missing\":[],\"detail\":\"\",\"sex\":\"female\","
                + "\"serostatus\":\"unknown\",\"inputs\":[],\"settledAt\":\"2026-11-24T00:00:00Z\"}";
        assertThat(CohortEntryJson.read(old).declined().orElseThrow().reason()).isEqualTo(DeclineReason.ALREADY_RA);
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        String newer = CohortEntryJson.write(SCORED).replace("\"patient\"", "\"added\":{\"later\":[1]},\"patient\"");
        assertThat(CohortEntryJson.read(newer)).isEqualTo(SCORED);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        String other = CohortEntryJson.write(SCORED).replace("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> CohortEntryJson.read(other))
                .isInstanceOf(CohortFormatException.class)
                .hasMessage("version must be 1, was 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"probability\":0.30000000000000004|\"probability\":\"0.3\"|probability must be a number",
                "\"sex\":\"female\"|\"sex\":\"f\"|sex must be a known code",
                "\"horizon\":\"P12M\"|\"horizon\":\"a year\"|horizon must be a period",
                "\"indexDate\":\"2026-11-20\"|\"indexDate\":\"2026-11-31\"|indexDate must be a date",
                "\"censored\":false|\"censored\":0|censored must be true or false",
                "\"low\":|\"lower\":|low must be a number",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String message) {
        String json = CohortEntryJson.write(SCORED);
        assertThat(json).contains(right);
        assertThatThrownBy(() -> CohortEntryJson.read(json.replace(right, wrong)))
                .isInstanceOf(CohortFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"version\":1} {}", "{\"version\":1e400}"})
    void refusesWhatIsNoEntry(String text) {
        assertThatThrownBy(() -> CohortEntryJson.read(text)).isInstanceOf(CohortFormatException.class);
    }

    @Test
    void saysNothingOfStoredValuesWhenItRefuses() {
        String broken = CohortEntryJson.write(SCORED).replace("\"value\":56.0", "\"value\":56.0.0");
        assertThatThrownBy(() -> CohortEntryJson.read(broken))
                .isInstanceOf(CohortFormatException.class)
                .hasMessageNotContaining("p-1")
                .hasNoCause();
    }
}

package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.model.feature.Caution;

/** What a person should look at: preliminary results, and values that look ten times off. */
class CautionsTest {
    private static final ReaderSettings WITH_PRELIMINARY = ReaderSettings.STRICT.withPreliminary();

    @Test
    void preliminaryResultsAreReadOnlyWhenTheSiteAllowsIt() {
        List<ParsedResource> record = RecordFixture.parse(List.of(crp("a", "12", "2026-06-01", "preliminary")));

        PatientFacts strict = new PatientRecordReader().read(RecordFixture.PATIENT, record);
        PatientFacts allowed = new PatientRecordReader(WITH_PRELIMINARY).read(RecordFixture.PATIENT, record);

        assertThat(strict.facts()).isEmpty();
        assertThat(strict.readings().get(0).reason()).isEqualTo(ReadReason.NO_RESULT_YET);
        assertThat(allowed.facts()).hasSize(1);
        assertThat(allowed.facts().get(0).cautions()).containsExactly(Caution.PRELIMINARY);
    }

    @Test
    void theReadingOfAResourceNamesItsCautions() {
        List<ParsedResource> record = RecordFixture.parse(List.of(
                crp("a", "12", "2026-06-01", "final"),
                crp("b", "14", "2026-06-02", "final"),
                crp("c", "130", "2026-06-03", "preliminary")));
        PatientRecordReader reader = new PatientRecordReader(WITH_PRELIMINARY);

        assertThat(reader.read(RecordFixture.PATIENT, record).readings())
                .extracting(ResourceReading::caution)
                .containsExactly(null, null, "preliminary;ten-times-off");
        assertThat(reader.readAll(record).readings())
                .extracting(ResourceReading::caution)
                .containsExactly(null, null, "preliminary;ten-times-off");
    }

    @Test
    void registeredResultsAreNeverRead() {
        List<ParsedResource> record = RecordFixture.parse(List.of(crp("a", "12", "2026-06-01", "registered")));

        assertThat(new PatientRecordReader(WITH_PRELIMINARY)
                        .read(RecordFixture.PATIENT, record)
                        .facts())
                .isEmpty();
    }

    /** Also when the preliminary one was issued later or says when it was issued and the other does not. */
    @Test
    void aConfirmedResultGoesBeforeAPreliminaryOneInAnyOrder() {
        String preliminary = crp("a", "12", "2026-06-01", "preliminary")
                .replace("\"status\"", "\"issued\":\"2026-06-02T10:00:00Z\",\"status\"");
        List<String> texts = new ArrayList<>(List.of(preliminary, crp("b", "15", "2026-06-01", "final")));

        for (int order = 0; order < 2; order++) {
            PatientFacts facts =
                    new PatientRecordReader(WITH_PRELIMINARY).read(RecordFixture.PATIENT, RecordFixture.parse(texts));
            assertThat(facts.facts()).hasSize(1);
            assertThat(facts.facts().get(0).source()).isEqualTo("Observation/b");
            assertThat(facts.facts().get(0).cautions()).isEmpty();
            Collections.reverse(texts);
        }
    }

    @ParameterizedTest(name = "{0}: {1} beside {2}")
    @CsvSource({
        "ten times too high, 12, 1|1.2|1.5, true",
        "ten times too low, 0.11, 1|1.2|1.5, true",
        "two others are enough, 100, 9|11, true",
        "a rise of five times, 6, 1|1.2|1.5, false",
        "a hundred times is another thing, 120, 1|1.2|1.5, false",
        "one other tells nothing, 100, 10, false",
        "others that do not agree tell nothing, 100, 10|40|2, false",
        "an ordinary value, 1.3, 1|1.2|1.5, false",
        "nought tells nothing, 10, 0|0|1, false",
        "nought itself is no tenth, 0, 1|1.2|1.5, false",
        "equal values agree, 1, 1|1|1, false"
    })
    void aValueThatLooksTenTimesOffIsFlagged(String desc, String value, String others, boolean flagged) {
        Map<String, Fact> facts = new TreeMap<>();
        List<String> texts = new ArrayList<>();
        texts.add(crp("x", value, "2026-06-01", "final"));
        int day = 2;
        for (String other : others.split("\\|", -1)) {
            texts.add(crp("o" + day, other, "2026-06-0" + day++, "final"));
        }

        new PatientRecordReader()
                .read(RecordFixture.PATIENT, RecordFixture.parse(texts))
                .facts()
                .forEach(fact -> facts.put(fact.source(), fact));

        assertThat(facts.get("Observation/x").cautions().contains(Caution.TEN_TIMES_OFF))
                .as(desc)
                .isEqualTo(flagged);
        assertThat(facts).hasSize(texts.size()); // a flag takes nothing away
    }

    @Test
    void countsAndScalesAreNotCompared() {
        List<Fact> counts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FactValue value = new FactValue.Numeric(i == 0 ? 20 : 2, FactValue.Bound.EXACT);
            Moment day = new Moment(LocalDate.of(2026, 6, 1 + i), Moment.Precision.DAY, null);
            counts.add(new Fact("tjc28", value, day, null, "Observation/" + i));
        }

        assertThat(TenfoldRule.flag(counts)).isEqualTo(counts);
    }

    @Test
    void aCautionIsAddedToThoseThatStand() {
        Moment day = new Moment(LocalDate.of(2026, 6, 1), Moment.Precision.DAY, null);
        Fact fact = new Fact(
                "crp",
                new FactValue.Numeric(1, FactValue.Bound.EXACT),
                day,
                null,
                "Observation/1",
                Set.of(Caution.PRELIMINARY));

        assertThat(fact.with(Caution.TEN_TIMES_OFF).cautions())
                .containsExactlyInAnyOrder(Caution.PRELIMINARY, Caution.TEN_TIMES_OFF);
    }

    private static String crp(String id, String value, String day, String status) {
        return RecordFixture.observation(id, "http://loinc.org", "1988-5", RecordFixture.quantity(value, "mg/L"), day)
                .replace("\"final\"", "\"" + status + "\"");
    }
}

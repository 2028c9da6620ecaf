package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Caution;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;

class PatientPreparationTest {
    private static final String DAY = "2026-06-01";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 10);
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), Schemas.uaProgression());

    @Test
    void mapsEveryFeatureInItsUnit() {
        Ready ready = ready(RecordFixture.complete(DAY));
        Map<String, Double> values = new TreeMap<>();
        ready.evidence().forEach(e -> values.put(e.feature().value(), e.value()));
        assertThat(values)
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(
                        Map.entry("age", 54.0),
                        Map.entry("female", 1.0),
                        Map.entry("bmi", 21.6),
                        Map.entry("family-history-ra", 0.0),
                        Map.entry("ever-smoker", 1.0),
                        Map.entry("crp", 9.4),
                        Map.entry("esr", 26.0),
                        Map.entry("mmp-3", 95.1),
                        Map.entry("rf", 8.0),
                        Map.entry("anti-ccp", 1.2),
                        Map.entry("tjc28", 3.0),
                        Map.entry("sjc28", 1.0),
                        Map.entry("ptga", 50.0),
                        Map.entry("phga", 30.0),
                        Map.entry("haq-di", 0.625))));
        assertThat(ready.vector().missing()).isEmpty();
        assertThat(ready.vector().value(new FeatureName("crp"))).hasValue(9.4);
        assertThat(ready.indexDate()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(ready.subject())
                .isEqualTo(
                        new Subject("p1", Optional.of(LocalDate.of(1972, 2, 29)), Sex.FEMALE, Serostatus.SERONEGATIVE));
    }

    @Test
    void carriesTheCautionsOfAFactToTheInputThatRestsOnIt() {
        RecordFixture record = RecordFixture.complete(DAY)
                .lab("crp-1", "1988-5", "9", "mg/L", "2026-05-20")
                .lab("crp-2", "1988-5", "94", "mg/L", "2026-06-05");

        Ready ready = ready(record);

        assertThat(evidence(ready, "crp").cautions()).containsExactly(Caution.TEN_TIMES_OFF);
        assertThat(evidence(ready, "esr").cautions()).isEmpty();
    }

    @Test
    void namesEverySourceWithItsVersionOnceAndSorted() {
        RecordFixture record = RecordFixture.complete(DAY)
                .put(
                        "crp",
                        versioned(RecordFixture.observation(
                                "crp", "http://loinc.org", "1988-5", RecordFixture.quantity("9.4", "mg/L"), DAY)));
        Ready ready = ready(record);
        assertThat(ready.basis())
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("Observation/crp/_history/3", "Condition/c1", "Patient/p1");
        assertThat(evidence(ready, "crp").sources()).containsExactly("Observation/crp/_history/3");
    }

    @Test
    void doesNotTakeANewAddressForANewInput() {
        RecordFixture record = RecordFixture.complete(DAY);
        Ready before = ready(record.person("1972-02-29", "female", ",\"meta\":{\"versionId\":\"1\"}"));
        Ready after = ready(record.person("1972-02-29", "female", ",\"meta\":{\"versionId\":\"2\"}"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void takesTheLaterHourOfOneDayAndAnHourBeforeNone() {
        RecordFixture record = RecordFixture.complete(DAY)
                .lab("crp", "1988-5", "9", "mg/L", DAY)
                .lab("a", "1988-5", "5", "mg/L", DAY + "T15:00:00+09:00")
                .lab("b", "1988-5", "7", "mg/L", DAY + "T09:00:00+09:00");
        assertThat(evidence(ready(record), "crp").value()).isEqualTo(5.0);
    }

    @Test
    void takesTheNewestResultBeforeTheQuestion() {
        RecordFixture record = RecordFixture.complete(DAY)
                .lab("crp-old", "1988-5", "40", "mg/L", "2026-05-30")
                .lab("crp-new", "1988-5", "3", "mg/L", "2026-06-09")
                .lab("crp-future", "1988-5", "77", "mg/L", "2026-06-11");
        Evidence crp = evidence(ready(record), "crp");
        assertThat(crp.value()).isEqualTo(3.0);
        assertThat(crp.observedOn()).isEqualTo(LocalDate.of(2026, 6, 9));
    }

    @Test
    void takesTheLaterTimeOfOneDay() {
        RecordFixture record = RecordFixture.complete(DAY)
                .lab("crp", "1988-5", "4", "mg/L", "2026-06-01T08:00:00+09:00")
                .lab("crp-2", "1988-5", "5", "mg/L", "2026-06-01T16:00:00+09:00");
        assertThat(evidence(ready(record), "crp").value()).isEqualTo(5.0);
    }

    @Test
    void usesTheLimitOfACensoredResultAndSaysSo() {
        RecordFixture record = RecordFixture.complete(DAY)
                .put(
                        "anti-ccp",
                        RecordFixture.observation(
                                "anti-ccp",
                                "http://loinc.org",
                                "32218-0",
                                "\"valueQuantity\":{\"comparator\":\"<\",\"value\":0.6,\"unit\":\"U/mL\"}",
                                DAY));
        Evidence antiCcp = evidence(ready(record), "anti-ccp");
        assertThat(antiCcp.value()).isEqualTo(0.6);
        assertThat(antiCcp.censored()).isTrue();
    }

    @Test
    void computesBmiFromWeightAndHeightOfAnyAge() {
        RecordFixture record = RecordFixture.complete(DAY)
                .without("bmi")
                .lab("weight", "29463-7", "60", "kg", "2026-02-01")
                .lab("height", "8302-2", "165", "cm", "2011-02-01");
        Evidence bmi = evidence(ready(record), "bmi");
        assertThat(bmi.value()).isCloseTo(60 / (1.65 * 1.65), Offset.offset(1e-9));
        assertThat(bmi.observedOn()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(bmi.sources()).containsExactly("Observation/weight", "Observation/height");
    }

    @Test
    void doesNotComputeBmiFromAnOldWeight() {
        RecordFixture record = RecordFixture.complete(DAY)
                .without("bmi")
                .lab("weight", "29463-7", "60", "kg", "2025-02-01")
                .lab("height", "8302-2", "165", "cm", "2011-02-01");
        assertThat(ready(record).vector().missing()).containsExactly(new FeatureName("bmi"));
    }

    @Test
    void countsAgeOnTheIndexDateNotOnTheDayOfTheQuestion() {
        RecordFixture record = RecordFixture.complete(DAY).person("1972-06-05", "female");
        assertThat(evidence(ready(record), "age").value()).isEqualTo(53.0);
        Prepared later = PREPARATION.prepare(record.read(), LocalDate.of(2026, 6, 20));
        assertThat(later).isEqualTo(ready(record));
    }

    @Test
    void oneRelativeIsEnough() {
        RecordFixture record = RecordFixture.complete(DAY)
                .put(
                        "relative",
                        "{\"resourceType\":\"FamilyMemberHistory\",\"id\":\"f\",\"status\":\"completed\",\"date\":\"2010\","
                                + "\"patient\":{\"reference\":\"Patient/p1\"},\"condition\":[{\"code\":{\"coding\":[{\"system\":"
                                + "\"http://snomed.info/sct\",\"code\":\"69896004\"}]}}]}");
        assertThat(evidence(ready(record), "family-history-ra").value()).isEqualTo(1.0);
    }

    @Test
    void saysNothingAboutTheSerologyOfAWideLimit() {
        RecordFixture record = RecordFixture.complete(DAY)
                .put(
                        "rf",
                        RecordFixture.observation(
                                "rf",
                                "http://loinc.org",
                                "11572-5",
                                "\"valueQuantity\":{\"comparator\":\"<\",\"value\":20,\"unit\":\"IU/mL\"}",
                                DAY));
        assertThat(ready(record).subject().serostatus()).isEqualTo(Serostatus.UNKNOWN);
    }

    private static String versioned(String resource) {
        return resource.replaceFirst("\"id\":", "\"meta\":{\"versionId\":\"3\"},\"id\":");
    }

    private static Ready ready(RecordFixture record) {
        return (Ready) PREPARATION.prepare(record.read(), AS_OF);
    }

    private static Evidence evidence(Ready ready, String feature) {
        return ready.evidence().stream()
                .filter(e -> e.feature().value().equals(feature))
                .findFirst()
                .orElseThrow();
    }
}

package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;

/** Properties that hold for every record; seeded, so that a failure comes back. */
class ReadingPropertiesTest {
    private static final long SEED = 20261124;
    private static final String DAY = "2026-06-01";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 10);
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final FeatureSchema SCHEMA = Schemas.uaProgression();
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), SCHEMA);

    @Test
    void orderOfArrivalDoesNotMatter() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<ParsedResource> arrived = new ArrayList<>(RecordFixture.parse(chart(random)));
            PatientFacts first = READER.read(RecordFixture.PATIENT, arrived);
            Prepared prepared = PREPARATION.prepare(first, AS_OF);
            for (int shuffle = 0; shuffle < 4; shuffle++) {
                Collections.shuffle(arrived, random);
                PatientFacts again = READER.read(RecordFixture.PATIENT, arrived);
                assertThat(again.facts()).as("round %d", round).isEqualTo(first.facts());
                assertThat(again.diagnoses()).isEqualTo(first.diagnoses());
                assertThat(PREPARATION.prepare(again, AS_OF)).isEqualTo(prepared);
            }
        }
    }

    @Test
    void changeOfUnitDoesNotChangeAFact() {
        Map<String, List<String>> units = Map.of(
                "1988-5", List.of("mg/L 1", "mg/dL 0.1", "ug/mL 1", "g/L 0.001", "ug/L 1000", "ng/mL 1000"),
                "11572-5", List.of("[IU]/mL 1", "k[IU]/L 1", "IU/L 1000"),
                "32218-0", List.of("U/mL 1", "kU/L 1"),
                "39156-5", List.of("kg/m2 1", "g/cm2 0.1"));
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            String loinc = units.keySet().stream().sorted().toList().get(random.nextInt(units.size()));
            long tenths = 100 + random.nextInt(600);
            double expected = tenths / 10.0;
            for (String unit : units.get(loinc)) {
                String[] parts = unit.split(" ");
                String number = new java.math.BigDecimal(tenths)
                        .movePointLeft(1)
                        .multiply(new java.math.BigDecimal(parts[1]))
                        .toPlainString();
                Fact fact =
                        read(List.of(lab("o", loinc, number, parts[0]))).facts().get(0);
                assertThat(((FactValue.Numeric) fact.value()).value()).as(unit).isEqualTo(expected);
            }
        }
    }

    @Test
    void mutatedUnitIsNeverSilentlyWrong() {
        Random random = new Random(SEED);
        String letters = "mgdLlnukUIM/[]1hL{}";
        for (int round = 0; round < 10_000; round++) {
            StringBuilder unit = new StringBuilder(random.nextBoolean() ? "mg/dL" : "mg/L");
            unit.setCharAt(random.nextInt(unit.length()), letters.charAt(random.nextInt(letters.length())));
            PatientFacts facts = read(List.of(lab("o", "1988-5", "3", unit.toString())));
            for (Fact fact : facts.facts()) {
                assertThat(((FactValue.Numeric) fact.value()).value())
                        .as("3 %s", unit)
                        .isCloseTo(3 * massPerLitre(unit.toString()), Percentage.withPercentage(1e-9));
            }
        }
    }

    /** An oracle of its own: prefix-gram over prefix-litre by the table of metric prefixes. */
    private static double massPerLitre(String unit) {
        Map<String, Integer> powers = Map.of("m", -3, "u", -6, "n", -9, "d", -1, "k", 3, "M", 6, "h", 2, "", 0);
        Matcher matcher = Pattern.compile("([munkMdh]?)g/([munkMdh]?)[Ll]").matcher(unit);
        assertThat(matcher.matches()).as("accepted unit %s", unit).isTrue();
        return Math.pow(10, powers.get(matcher.group(1)) - powers.get(matcher.group(2)) + 3);
    }

    @Test
    void anotherPatientsResourceNeverEnters() {
        Random random = new Random(SEED);
        List<String> subjects = List.of(
                "{\"reference\":\"Patient/p2\"}",
                "{\"reference\":\"Patient/p1x\"}",
                "{\"reference\":\"Patient/P1\"}",
                "{\"reference\":\"patient/p1\"}",
                "{\"reference\":\"Group/p1\"}",
                "{\"reference\":\"http://other.example/fhir/Patient/p1\"}",
                "{\"reference\":\"http://ehr.example/fhir/Patient/p1/../p2\"}",
                "{\"reference\":\"#p1\"}",
                "{\"reference\":\"urn:uuid:p1\"}",
                "{\"reference\":\"p1\"}",
                "{\"reference\":\"Patient/p1?x=1\"}",
                "{\"reference\":\" Patient/p1\"}",
                "{\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"p1\"}}",
                "{\"display\":\"Patient/p1\"}",
                "{\"reference\":\"Patient/p1\",\"reference\":\"Patient/p2\"}",
                "{\"reference\":\"Patient/p2\",\"reference\":\"Patient/p1\"}");
        PatientFacts own = RecordFixture.complete(DAY).read();
        for (int round = 0; round < 1_500; round++) {
            List<String> texts = RecordFixture.complete(DAY).texts();
            int foreign = 1 + random.nextInt(3);
            for (int i = 0; i < foreign; i++) {
                String subject = subjects.get(random.nextInt(subjects.size()));
                texts.add(
                        random.nextInt(texts.size()),
                        lab("x" + i, "1988-5", String.valueOf(100 + random.nextInt(300)), "mg/L")
                                .replace("{\"reference\":\"Patient/p1\"}", subject));
            }
            assertThat(read(texts).facts()).as("round %d", round).isEqualTo(own.facts());
        }
    }

    @Test
    void missingNeverEqualsZero() {
        List<String> names = SCHEMA.features().stream()
                .map(spec -> spec.name().value())
                .filter(name -> !name.equals("age") && !name.equals("female"))
                .toList();
        for (int mask = 0; mask < 1 << names.size(); mask += 7) {
            RecordFixture record = RecordFixture.complete(DAY);
            List<FeatureName> left = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if ((mask & 1 << i) != 0) {
                    record.without(names.get(i));
                    left.add(new FeatureName(names.get(i)));
                }
            }
            Prepared prepared = PREPARATION.prepare(record.read(), AS_OF);
            List<FeatureName> required = left.stream()
                    .filter(name -> SCHEMA.feature(name).isRequired())
                    .toList();
            if (prepared instanceof Ready ready) {
                assertThat(required).isEmpty();
                assertThat(ready.vector().missing()).containsExactlyInAnyOrderElementsOf(left);
            } else {
                assertThat(((NotReady) prepared).declined().missing()).containsExactlyInAnyOrderElementsOf(required);
            }
        }
    }

    @Test
    void duplicatedSubjectIsRefusedWholeAndNamed() {
        String text = lab("o", "1988-5", "3", "mg/L")
                .replace("\"subject\":", "\"subject\":{\"reference\":\"Patient/p2\"},\"subject\":");
        assertThat(read(List.of(text)).readings())
                .singleElement()
                .satisfies(reading -> assertThat(reading.reason()).isEqualTo(ReadReason.DUPLICATE_KEY));
    }

    private static PatientFacts read(List<String> texts) {
        return READER.read(RecordFixture.PATIENT, RecordFixture.parse(texts));
    }

    private static String lab(String id, String loinc, String value, String unit) {
        return RecordFixture.observation(id, "http://loinc.org", loinc, RecordFixture.quantity(value, unit), DAY);
    }

    /** A messy chart: copies, corrections, withdrawals, versions, ties. */
    private static List<String> chart(Random random) {
        List<String> texts = RecordFixture.complete(DAY).texts();
        List<String> statuses =
                List.of("final", "final", "corrected", "amended", "preliminary", "cancelled", "entered-in-error");
        int extras = 2 + random.nextInt(6);
        for (int i = 0; i < extras; i++) {
            String text = lab(
                    "e" + random.nextInt(4),
                    random.nextBoolean() ? "1988-5" : "4537-7",
                    String.valueOf(1 + random.nextInt(4)),
                    "mg/L");
            text = text.replace("final", statuses.get(random.nextInt(statuses.size())));
            if (random.nextBoolean()) {
                text = text.replace(DAY, String.format(Locale.ROOT, "2026-05-%02d", 1 + random.nextInt(3)));
            }
            String more = random.nextBoolean() ? ",\"meta\":{\"versionId\":\"" + random.nextInt(3) + "\"}" : "";
            more += random.nextBoolean() ? ",\"issued\":\"2026-06-0" + (1 + random.nextInt(3)) + "T10:00:00Z\"" : "";
            more += random.nextBoolean()
                    ? ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"" + random.nextInt(2) + "\"}]"
                    : "";
            texts.add(text.substring(0, text.length() - 1) + more + "}");
        }
        return texts;
    }
}

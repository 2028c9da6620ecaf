package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ResourceReading;
import org.rheumaroute.model.TaskId;

/** Order of arrival does not matter: copies, corrections, withdrawals, versions and ties included. */
class ArrivalOrderPropertyTest {
    private static final String DAY = "2026-06-01";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 10);
    private static final List<String> STATUSES =
            List.of("final", "final", "corrected", "amended", "preliminary", "cancelled", "entered-in-error");
    private static final List<ParsedResource> COMPLETE =
            RecordFixture.parse(RecordFixture.complete(DAY).texts());
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), Schemas.uaProgression());

    @Test
    void orderOfArrivalDoesNotMatter() {
        Cases.run("order of arrival does not matter", 1_000, 1, (random, number) -> {
            List<ParsedResource> arrived = chart(random);
            PatientFacts first = READER.read(RecordFixture.PATIENT, arrived);
            Prepared prepared = PREPARATION.prepare(first, AS_OF);
            Collections.shuffle(arrived, random);
            PatientFacts again = READER.read(RecordFixture.PATIENT, arrived);
            assertThat(again.facts()).isEqualTo(first.facts());
            assertThat(again.diagnoses()).isEqualTo(first.diagnoses());
            assertThat(again.medications()).isEqualTo(first.medications());
            assertThat(again.person()).isEqualTo(first.person());
            assertThat(again.isOptedOut()).isEqualTo(first.isOptedOut());
            assertThat(PREPARATION.prepare(again, AS_OF)).isEqualTo(prepared);
            assertThat(verdicts(again)).isEqualTo(verdicts(first));
        });
    }

    /** How many resources ended in which way; which of two equal copies is the copy may differ. */
    private static List<String> verdicts(PatientFacts facts) {
        return facts.readings().stream()
                .map(ArrivalOrderPropertyTest::verdict)
                .sorted()
                .toList();
    }

    private static String verdict(ResourceReading reading) {
        return reading.disposition() + " " + reading.reason() + " " + reading.concept() + " " + reading.value();
    }

    private static List<ParsedResource> chart(Random random) {
        List<ParsedResource> chart = new ArrayList<>(COMPLETE);
        int extras = 2 + random.nextInt(6);
        for (int i = 0; i < extras; i++) {
            chart.addAll(RecordFixture.parse(List.of(random.nextInt(6) == 0 ? diagnosis(random) : result(random))));
        }
        return chart;
    }

    private static String result(Random random) {
        String code = random.nextBoolean() ? "1988-5" : "4537-7";
        String unit = code.equals("4537-7") ? "mm/h" : random.nextBoolean() ? "mg/L" : "mg/dL";
        String text = RecordFixture.observation(
                "e" + random.nextInt(4),
                "http://loinc.org",
                code,
                RecordFixture.quantity(String.valueOf(1 + random.nextInt(4)), unit),
                random.nextBoolean() ? DAY : String.format(Locale.ROOT, "2026-05-%02d", 1 + random.nextInt(3)));
        text = text.replace("final", STATUSES.get(random.nextInt(STATUSES.size())));
        return with(text, more(random));
    }

    private static String diagnosis(Random random) {
        String text = RecordFixture.empty()
                .condition(
                        "http://hl7.org/fhir/sid/icd-10",
                        random.nextBoolean() ? "M06.9" : "M10.9",
                        random.nextBoolean()
                                ? ",\"clinicalStatus\":{\"coding\":[{\"code\":\"resolved\"}]}"
                                : ",\"recordedDate\":\"2026-05-0" + (1 + random.nextInt(3)) + "\"")
                .texts()
                .get(0);
        return with(text, random.nextBoolean() ? version(random) : "");
    }

    private static String more(Random random) {
        String more = random.nextBoolean() ? version(random) : "";
        more += random.nextBoolean() ? ",\"issued\":\"2026-06-0" + (1 + random.nextInt(3)) + "T10:00:00Z\"" : "";
        more += random.nextBoolean()
                ? ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"" + random.nextInt(2) + "\"}]"
                : "";
        more += random.nextInt(3) == 0 ? ",\"specimen\":{\"reference\":\"Specimen/" + random.nextInt(2) + "\"}" : "";
        return more;
    }

    private static String version(Random random) {
        return ",\"meta\":{\"versionId\":\"" + random.nextInt(3) + "\"}";
    }

    private static String with(String text, String more) {
        return text.substring(0, text.length() - 1) + more + "}";
    }
}

package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ResourceReading;

/**
 * Another patient's resource never enters (SAFETY R4): results, diagnoses, drugs, refusals and family histories whose
 * subject is swapped, contained, absolute, a look-alike, a urn:uuid, an identifier or stands twice.
 */
class ForeignResourcePropertyTest {
    private static final String BASE = "http://ehr.example/fhir/";
    private static final String UUID_OWN = "urn:uuid:6f1c2a10-0000-4000-8000-000000000001";
    private static final String UUID_OTHER = "urn:uuid:6f1c2a10-0000-4000-8000-000000000002";
    private static final String MARK = "foreign";
    private static final PatientRecordReader READER = new PatientRecordReader();

    /** How a Bundle names its entries. */
    private enum Layout {
        SERVER,
        UUID,
        NONE
    }

    @Test
    void anotherPatientsResourceNeverEnters() {
        List<PatientFacts> undisturbed = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            PatientFacts own = read(bundle(own(layout)));
            assertThat(own.facts()).as("%s", layout).hasSize(3);
            assertThat(own.diagnoses()).hasSize(1);
            undisturbed.add(own);
        }
        Cases.run("another patient's resource never enters", 10_000, 3, (random, number) -> {
            Layout layout = Layout.values()[random.nextInt(3)];
            List<String> entries = own(layout);
            int foreign = 1 + random.nextInt(3);
            List<String> added = new ArrayList<>();
            for (int i = 0; i < foreign; i++) {
                String entry = foreignEntry(random, layout, MARK + i);
                added.add(entry);
                entries.add(random.nextInt(entries.size() + 1), entry);
            }
            PatientFacts facts = read(bundle(entries));
            PatientFacts own = undisturbed.get(layout.ordinal());
            assertThat(facts.facts()).as("%s", added).isEqualTo(own.facts());
            assertThat(facts.diagnoses()).as("%s", added).isEqualTo(own.diagnoses());
            assertThat(facts.medications()).as("%s", added).isEqualTo(own.medications());
            assertThat(facts.isOptedOut()).as("%s", added).isFalse();
            assertThat(facts.person()).isEqualTo(own.person());
            assertThat(refusedOf(facts)).as("%s", added).isEqualTo(refusedOf(own) + foreign);
        });
    }

    /** An own id that a foreign resource carries too may cost a value, but never bring one in. */
    @Test
    void anotherPatientsResourceUnderAnOwnIdNeverEnters() {
        Cases.run("another patient's resource under an own id never enters", 1_000, 1, (random, number) -> {
            Layout layout = Layout.values()[random.nextInt(3)];
            List<String> entries = own(layout);
            String foreign = foreignEntry(random, layout, "crp");
            entries.add(random.nextInt(entries.size() + 1), foreign);
            PatientFacts facts = read(bundle(entries));
            assertThat(read(bundle(own(layout))).facts()).as(foreign).containsAll(facts.facts());
        });
    }

    private static long refusedOf(PatientFacts facts) {
        return facts.readings().stream()
                .filter(reading -> reading.disposition() == Disposition.REFUSED)
                .map(ResourceReading::reason)
                .count();
    }

    private static PatientFacts read(String bundle) {
        return READER.read(RecordFixture.PATIENT, FhirJson.ofText(bundle, "test"));
    }

    private static String bundle(List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static List<String> own(Layout layout) {
        String subject =
                layout == Layout.UUID ? UUID_OWN : layout == Layout.SERVER ? BASE + "Patient/p1" : "Patient/p1";
        List<String> entries = new ArrayList<>();
        entries.add(entry(layout, UUID_OWN, "Patient/p1", patient("p1", "77")));
        entries.add(entry(layout, UUID_OTHER, "Patient/p2", patient("p2", "78")));
        String reference = "\"subject\":{\"reference\":\"" + subject + "\"}";
        entries.add(entry(layout, null, "Observation/crp", result("crp", "1988-5", "9.4", "mg/L", reference)));
        entries.add(entry(layout, null, "Observation/esr", result("esr", "4537-7", "26", "mm/h", reference)));
        entries.add(entry(layout, null, "Observation/rf", result("rf", "11572-5", "8", "[IU]/mL", reference)));
        entries.add(entry(layout, null, "Condition/c", condition("c", "M13.9", reference)));
        return entries;
    }

    private static String patient(String id, String number) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id
                + "\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"" + number
                + "\"}],\"gender\":\"female\",\"birthDate\":\"1972-02-29\"}";
    }

    private static String entry(Layout layout, String uuid, String path, String resource) {
        String url = switch (layout) {
            case SERVER -> "\"fullUrl\":\"" + BASE + path + "\",";
            case UUID -> "\"fullUrl\":\"" + (uuid != null ? uuid : "urn:uuid:" + path.hashCode()) + "\",";
            case NONE -> "";
        };
        return "{" + url + "\"resource\":" + resource + "}";
    }

    private static String result(String id, String code, String value, String unit, String subject) {
        return RecordFixture.observation(
                        id, "http://loinc.org", code, RecordFixture.quantity(value, unit), "2026-06-01")
                .replace("\"subject\":{\"reference\":\"Patient/p1\"}", subject);
    }

    private static String condition(String id, String code, String subject) {
        return "{\"resourceType\":\"Condition\",\"id\":\"" + id + "\"," + subject
                + ",\"code\":{\"coding\":[{\"system\":" + "\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"" + code
                + "\"}]}}";
    }

    /** The same under the element's name in Consent and FamilyMemberHistory. */
    private static String asPatient(String subject) {
        return subject.replace("\"subject\":", "\"patient\":").replace("\\u0073ubject", "\\u0070atient");
    }

    private static String foreignEntry(Random random, Layout layout, String id) {
        String subject = ForeignSubjects.any(random);
        String resource = switch (random.nextInt(6)) {
            case 0 -> condition(id, "M06.9", subject);
            case 1 ->
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"" + id + "\",\"status\":\"active\",\"intent\":"
                        + "\"order\"," + subject + ",\"medicationCodeableConcept\":{\"coding\":[{\"system\":"
                        + "\"http://www.whocc.no/atc\",\"code\":\"L04AX03\"}]}}";
            case 2 ->
                "{\"resourceType\":\"Consent\",\"id\":\"" + id + "\",\"status\":\"active\","
                        + asPatient(subject)
                        + ",\"provision\":{\"type\":\"deny\"}}";
            case 3 ->
                "{\"resourceType\":\"FamilyMemberHistory\",\"id\":\"" + id
                        + "\",\"status\":\"completed\",\"date\":\"2026-06-01\","
                        + asPatient(subject) + "}";
            default ->
                result(
                        id,
                        random.nextBoolean() ? "1988-5" : "4537-7",
                        String.valueOf(100 + random.nextInt(90)),
                        random.nextBoolean() ? "mg/L" : "mm/h",
                        subject);
        };
        String type = resource.substring(17, resource.indexOf('"', 17));
        return entry(layout, "urn:uuid:" + random.nextInt(), type + "/" + id, resource);
    }
}

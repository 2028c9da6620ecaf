package org.rheumaroute.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/** Builds the FHIR record of one invented patient; by default a complete, eligible woman of 54 with arthritis. */
public final class RecordFixture {
    /** Logical id of the invented patient. */
    public static final String PATIENT = "p1";

    private final Map<String, String> resources = new LinkedHashMap<>();
    private int next = 1;

    private RecordFixture() {}

    /** An empty record. */
    public static RecordFixture empty() {
        return new RecordFixture();
    }

    /** A complete record of the given day that may be scored. */
    public static RecordFixture complete(String day) {
        return new RecordFixture()
                .person("1972-02-29", "female")
                .lab("crp", "1988-5", "9.4", "mg/L", day)
                .lab("esr", "4537-7", "26", "mm/h", day)
                .lab("rf", "11572-5", "8", "[IU]/mL", day)
                .lab("anti-ccp", "32218-0", "1.2", "U/mL", day)
                .lab("tjc28", "88981-6", "3", "{#}", day)
                .lab("sjc28", "88980-8", "1", "{#}", day)
                .lab("ptga", "75894-6", "5", "{score}", day)
                .lab("phga", "75846-6", "3", "{score}", day)
                .lab("haq-di", "75874-8", "0.625", "{score}", day)
                .lab("bmi", "39156-5", "21.6", "kg/m2", day)
                .put("mmp-3", observation("mmp-3", "urn:rheumaroute:items", "mmp-3", quantity("95.1", "ng/mL"), day))
                .put(
                        "ever-smoker",
                        observation(
                                "ever-smoker",
                                "http://loinc.org",
                                "72166-2",
                                "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                                        + "\"code\":\"8517006\"}]}",
                                day))
                .put(
                        "family-history-ra",
                        observation(
                                "family-history-ra",
                                "urn:rheumaroute:items",
                                "family-history-ra",
                                "\"valueBoolean\":false",
                                day))
                .condition("http://hl7.org/fhir/sid/icd-10", "M13.9", "");
    }

    /** Sets the Patient. */
    public RecordFixture person(String birthDate, String gender) {
        return person(birthDate, gender, "");
    }

    /** Sets the Patient with more elements, each beginning with a comma. */
    public RecordFixture person(String birthDate, String gender, String more) {
        return put(
                "patient",
                "{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + "\",\"birthDate\":\"" + birthDate
                        + "\",\"gender\":\"" + gender + "\"" + more + "}");
    }

    /** Sets one number under a LOINC code. */
    public RecordFixture lab(String name, String loinc, String value, String unit, String day) {
        return put(name, observation(name, "http://loinc.org", loinc, quantity(value, unit), day));
    }

    /** Adds a Condition; {@code more} are further elements, each beginning with a comma. */
    public RecordFixture condition(String system, String code, String more) {
        String id = "c" + next++;
        return put(
                id,
                "{\"resourceType\":\"Condition\",\"id\":\"" + id + "\",\"subject\":{\"reference\":\"Patient/" + PATIENT
                        + "\"},\"code\":{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}" + more
                        + "}");
    }

    /** Sets a resource by name; the same name replaces. */
    public RecordFixture put(String name, String json) {
        resources.put(name, json);
        return this;
    }

    /** Takes a resource out. */
    public RecordFixture without(String name) {
        resources.remove(name);
        return this;
    }

    /** Every resource's text in order. */
    public List<String> texts() {
        return new ArrayList<>(resources.values());
    }

    /** Reads the record. */
    public PatientFacts read() {
        return new PatientRecordReader().read(PATIENT, parse(texts()));
    }

    /** Parses texts. */
    public static List<ParsedResource> parse(List<String> texts) {
        List<ParsedResource> parsed = new ArrayList<>();
        texts.forEach(text -> parsed.addAll(FhirJson.ofText(text, "test")));
        return parsed;
    }

    /** A UCUM quantity. */
    public static String quantity(String value, String unit) {
        return String.format(
                Locale.ROOT,
                "\"valueQuantity\":{\"value\":%s,\"unit\":\"%s\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}",
                value,
                unit,
                unit);
    }

    /** A final Observation of the invented patient. */
    public static String observation(String id, String system, String code, String value, String effective) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"code\":{\"coding\":[{"
                + "\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]},\"subject\":{\"reference\":\"Patient/"
                + PATIENT + "\"},\"effectiveDateTime\":\"" + effective + "\"," + value + "}";
    }
}

package org.rheumaroute.fhir.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ResourceReading;

/** Every way in which a unit is written, through the whole reader. */
class UnitTableTest {
    private static final Map<String, String> SYSTEMS = Map.of(
            "loinc", "http://loinc.org",
            "jlac10", "http://medis.or.jp/CodeSystem/master-JLAC10-17digits",
            "jlac10-oid", "urn:oid:1.2.392.200119.4.504",
            "jlac11", "http://medis.or.jp/CodeSystem/master-JLAC11-17digits",
            "items", "urn:rheumaroute:items",
            "ucum", "http://unitsofmeasure.org");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cases/units.csv", numLinesToSkip = 1, nullValues = "")
    void convertsOrRefuses(
            String desc,
            String system,
            String code,
            String value,
            String unitSystem,
            String unitCode,
            String unitText,
            String expected) {
        String quantity = "\"valueQuantity\":{\"value\":" + value
                + element("system", unitSystem == null ? null : SYSTEMS.getOrDefault(unitSystem, unitSystem))
                + element("code", unitCode) + element("unit", unitText) + "}";
        String text = RecordFixture.observation("o", SYSTEMS.get(system), code, quantity, "2026-06-01");

        PatientFacts facts = new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(List.of(text)));

        ResourceReading reading = facts.readings().get(0);
        if (expected.matches("[0-9.]+")) {
            assertThat(reading.disposition()).as(desc).isEqualTo(Disposition.READ);
            Fact fact = facts.facts().get(0);
            double exact = new BigDecimal(expected).doubleValue();
            // Decimal factors, rounded once to a double.
            assertThat(((FactValue.Numeric) fact.value()).value()).isCloseTo(exact, Offset.offset(exact * 1e-12));
        } else {
            assertThat(reading.reason()).as(desc).isNotNull();
            assertThat(reading.reason().code()).as(desc).isEqualTo(expected);
            assertThat(facts.facts()).isEmpty();
        }
    }

    private static String element(String name, String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }
}

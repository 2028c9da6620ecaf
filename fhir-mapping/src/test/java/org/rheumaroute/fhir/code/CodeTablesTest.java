package org.rheumaroute.fhir.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTablesTest {
    private static final CodeTables TABLES = CodeTables.bundled();
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String CLAIMS = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease";

    @ParameterizedTest
    @CsvSource({
        "M069, rheumatoid-arthritis",
        "M06.9, rheumatoid-arthritis",
        "M0690, rheumatoid-arthritis",
        "m06.9, rheumatoid-arthritis",
        "Ｍ０６．９, rheumatoid-arthritis",
        "M06, rheumatoid-arthritis",
        "M05.1, rheumatoid-arthritis",
        "M06.0, rheumatoid-arthritis",
        "M06.1, adult-still",
        "M0610, adult-still",
        "M06.4, undifferentiated-arthritis",
        "M13.0, polyarthritis",
        "M10.9, gout",
        "L40.5, psoriatic-arthritis",
        "M08.0, juvenile-arthritis"
    })
    void understandsIcd10HoweverItIsWritten(String code, String concept) {
        assertThat(TABLES.find(ICD10, code).orElseThrow().concept().name()).isEqualTo(concept);
    }

    @ParameterizedTest
    @CsvSource({
        "http://medis.or.jp/CodeSystem/master-JLAC10-17digits",
        "urn:oid:1.2.392.200119.4.504",
        "1.2.392.200119.4.504",
        "http://medis.or.jp/CodeSystem/master-JLAC10-17digits/"
    })
    void takesUriAndOidForTheSameSystem(String system) {
        assertThat(TABLES.find(system, "5C070000002306101")
                        .orElseThrow()
                        .concept()
                        .name())
                .isEqualTo("crp");
    }

    @Test
    void countsRheumatoidArthritisByBodySiteAsRheumatoidArthritis() {
        List<String> codes = List.of("8842106", "8842105", "8842136", "8850143", "8849603", "8849615");
        assertThat(codes)
                .allSatisfy(code -> assertThat(TABLES.find(CLAIMS, code)
                                .orElseThrow()
                                .concept()
                                .group())
                        .isEqualTo("ra"));
    }

    @Test
    void knowsNoCodeOutsideItsTables() {
        assertThat(TABLES.find(CLAIMS, "8849616")).isEmpty();
        assertThat(TABLES.find("http://loinc.org", "2345-7")).isEmpty();
        assertThat(TABLES.find("urn:unknown", "1988-5")).isEmpty();
        assertThat(TABLES.find(ICD10, "M14.8")).isEmpty();
    }

    @Test
    void acceptsOldAndNewAtcCodesOfJanusKinaseInhibitors() {
        List<String> codes = List.of("L04AF01", "L04AA29", "L04AF02", "L04AA37", "L04AF03", "L04AA44", "L04AF04");
        assertThat(codes)
                .allSatisfy(code -> assertThat(TABLES.findDrug("http://www.whocc.no/atc", code)
                                .orElseThrow()
                                .drugClass())
                        .isEqualTo("jaki"));
    }

    @Test
    void doesNotCountTopicalSteroidsAsGlucocorticoids() {
        assertThat(TABLES.findDrug("http://www.whocc.no/atc", "D07AA03")).isEmpty();
    }

    @Test
    void refusesOneCodeUnderTwoConcepts() {
        CodeIndex index = new CodeIndex();
        index.add(row("crp", "1988-5"));
        assertThatThrownBy(() -> index.add(row("esr", "1988-5")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("crp")
                .hasMessageContaining("esr");
    }

    @Test
    void saysOfEveryRowWhereItComesFromAndWhenItWasChecked() {
        assertThat(TABLES.rows()).hasSizeGreaterThan(150).allSatisfy(row -> {
            assertThat(row.source()).isNotBlank();
            assertThat(row.checked()).matches("20\\d\\d-\\d\\d-\\d\\d");
            assertThat(row.display()).isNotBlank();
        });
    }

    private static CodeRow row(String concept, String code) {
        return new CodeRow(concept, "loinc", code, false, "x", "", 0, List.of(), null, "test", "2026-11-24");
    }
}

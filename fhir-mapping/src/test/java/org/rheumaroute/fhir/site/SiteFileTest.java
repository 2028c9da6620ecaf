package org.rheumaroute.fhir.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.fhir.read.ReaderSettings;

class SiteFileTest {
    private static final String LAB = "urn:oid:1.2.392.200119.9.99.1";
    private static final String DAY = "2026-06-01";

    @TempDir
    Path folder;

    @Test
    void readsTheExampleOfTheDocumentation() throws Exception {
        Site site = site(example());

        assertThat(site.name()).isEqualTo("example-hospital");
        assertThat(site.zone()).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(site.upperLimits()).containsEntry("rf", 15.0).containsEntry("anti-ccp", 4.5);
        assertThat(site.fingerprint()).get().asString().hasSize(16);
        assertThat(site.tables()
                        .find("1.2.392.200119.9.99.2", "0714")
                        .orElseThrow()
                        .concept()
                        .name())
                .isEqualTo("rheumatoid-arthritis");
    }

    @Test
    void readsLocalCodesWithUnitsAndScalesThatArriveWithout() throws Exception {
        PatientFacts facts = read(
                site(example()),
                RecordFixture.observation("a", LAB, "LAB-0101", "\"valueQuantity\":{\"value\":0.42}", DAY),
                RecordFixture.observation("b", LAB, "VAS-PT", "\"valueInteger\":7", DAY),
                RecordFixture.observation("c", "http://loinc.org", "4537-7", "\"valueQuantity\":{\"value\":26}", DAY),
                RecordFixture.observation(
                        "d", LAB, "LAB-0101", "\"valueQuantity\":{\"value\":3,\"unit\":\"mg/L\"}", "2026-06-02"),
                RecordFixture.observation(
                        "e",
                        "http://loinc.org",
                        "1988-5",
                        "\"valueQuantity\":{\"value\":0.5,\"unit\":\"ミリグラム/dL\"}",
                        "2026-06-03"));

        assertThat(facts.facts())
                .extracting(fact -> fact.concept() + " " + ((FactValue.Numeric) fact.value()).value())
                .containsExactly("crp 4.2", "esr 26.0", "ptga 7.0", "crp 3.0", "crp 5.0");
    }

    @Test
    void readsLocalCodesOfDrugsExactlyOrByTheirBeginning() throws Exception {
        Site site = site("site: s\ndrugs:\n"
                + "  - {drug: tocilizumab, system: 'urn:oid:1.2.392.100495.20.1.73', code: '9999001', match: prefix}\n"
                + "  - {drug: methotrexate, system: 'urn:oid:1.2.392.200119.9.99.3', code: MTX2}\n");

        PatientFacts facts = read(
                site,
                drug("a", "urn:oid:1.2.392.100495.20.1.73", "9999001A1023"),
                drug("b", "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code", "9999001G1021"),
                drug("c", "1.2.392.200119.9.99.3", "MTX2"),
                drug("d", "1.2.392.200119.9.99.3", "MTX25"));

        assertThat(facts.medications())
                .extracting(use -> use.drug() + " " + use.drugClass())
                .containsExactly("tocilizumab il6r", "tocilizumab il6r", "methotrexate csdmard");
        assertThat(facts.readings().get(3).reason()).isEqualTo(ReadReason.CODE_NOT_MAPPED);
    }

    private static String drug(String id, String system, String code) {
        return "{\"resourceType\":\"MedicationStatement\",\"id\":\"" + id + "\",\"status\":\"active\",\"subject\":{"
                + "\"reference\":\"Patient/" + RecordFixture.PATIENT
                + "\"},\"medicationCodeableConcept\":{\"coding\":[{"
                + "\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]},\"effectiveDateTime\":\"" + DAY + "\"}";
    }

    /** The site spoke of its own code only; LOINC CRP without a unit is refused as ever. */
    @Test
    void declaresAUnitForTheCodeItNamesOnly() throws Exception {
        PatientFacts facts = read(
                site(example()),
                RecordFixture.observation(
                        "a", "http://loinc.org", "1988-5", "\"valueQuantity\":{\"value\":0.42}", DAY));

        assertThat(facts.readings().get(0).reason()).isEqualTo(ReadReason.UNIT_MISSING);
    }

    @Test
    void readsPreliminaryResultsOnlyWhenTheSiteSaysSo() throws Exception {
        String preliminary = RecordFixture.observation(
                        "a", "http://loinc.org", "1988-5", RecordFixture.quantity("9.4", "mg/L"), DAY)
                .replace("\"final\"", "\"preliminary\"");

        assertThat(read(site(example()), preliminary).facts()).isEmpty();
        assertThat(read(site("site: invented\n"), preliminary).facts()).isEmpty();
        assertThat(read(site("site: invented\npreliminary: read\n"), preliminary)
                        .facts())
                .hasSize(1);
    }

    @Test
    void understandsNoSnomedCodeWhenItIsSwitchedOff() throws Exception {
        Site off = site("site: invented\nsnomed: false\n");

        assertThat(Site.NONE.tables().find("http://snomed.info/sct", "69896004"))
                .isPresent();
        assertThat(off.tables().find("http://snomed.info/sct", "69896004")).isEmpty();
        assertThat(off.tables().findings().ofCode("rf", "http://snomed.info/sct", "10828004"))
                .isEmpty();
        assertThat(off.tables().find("http://hl7.org/fhir/sid/icd-10", "M06.9")).isPresent();
    }

    @Test
    void keepsTheSpecimenLimitOfAShippedCode() throws Exception {
        String jlac = "http://medis.or.jp/CodeSystem/master-JLAC10-17digits";
        Site site = site("site: invented\ncodes:\n  - {concept: crp, system: '" + jlac
                + "', code: 5C070000000106101, unit-when-absent: mg/dL}\n");

        PatientFacts facts = read(
                site,
                RecordFixture.observation("a", jlac, "5C070000000106101", "\"valueQuantity\":{\"value\":1}", DAY));

        assertThat(facts.readings().get(0).reason()).isEqualTo(ReadReason.SPECIMEN_NOT_BLOOD);
    }

    @Test
    void readsTheDayOfAResultInTheZoneOfTheSite() throws Exception {
        PatientFacts facts = read(
                site("site: invented\nzone: Asia/Tokyo\n"),
                RecordFixture.observation(
                        "a",
                        "http://loinc.org",
                        "1988-5",
                        RecordFixture.quantity("1", "mg/L"),
                        "2026-05-31T23:30:00Z"));

        assertThat(facts.facts().get(0).effective().date()).isEqualTo(DAY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cases/site-file.csv", delimiter = '|', numLinesToSkip = 1)
    void refusesWithLineFieldAndReason(String desc, String yaml, int line, String field, String reason) {
        SiteFileException refusal = refusal(yaml.replace("\\n", "\n"));

        assertThat(refusal.problems()).as(desc).hasSize(1);
        SiteFileException.Problem problem = refusal.problems().get(0);
        assertThat(problem.line()).as(desc).isEqualTo(line);
        assertThat(problem.field()).as(desc).isEqualTo(field == null ? "" : field);
        assertThat(problem.reason()).as(desc).contains(reason);
    }

    @Test
    void tellsAllProblemsAtOnceInTheOrderOfTheFile() {
        SiteFileException refusal = refusal("""
                zone: Tokyo
                colour: red
                codes:
                  - {concept: crb, system: "urn:x:y", code: "1"}
                  - {concept: crp, system: "urn:x:y", code: "2", unit-when-absent: mg}
                limits:
                  - {concept: rf, upper: high, unit: "[IU]/mL"}
                """);

        assertThat(refusal.problems())
                .extracting(SiteFileException.Problem::line)
                .containsExactly(1, 1, 2, 4, 5, 7);
        assertThat(refusal).hasMessageContaining("line 5, codes[1].unit-when-absent: 'mg'");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("sjis.yaml"), new byte[] {'s', ':', ' ', (byte) 0x83, (byte) 0x65});

        SiteFileException refusal = catchThrowableOfType(SiteFileException.class, () -> SiteFile.read(file));

        assertThat(refusal).hasMessageContaining("not UTF-8");
    }

    private SiteFileException refusal(String yaml) {
        SiteFileException refusal = catchThrowableOfType(SiteFileException.class, () -> site(yaml));
        assertThat(refusal).as(yaml).isNotNull();
        return refusal;
    }

    private Site site(String yaml) throws IOException, SiteFileException {
        return SiteFile.read(Files.writeString(folder.resolve("site.yaml"), yaml));
    }

    private static String example() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "site-file.md"), StandardCharsets.UTF_8);
        int start = page.indexOf("```yaml") + "```yaml\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static PatientFacts read(Site site, String... observations) {
        return new PatientRecordReader(ReaderSettings.of(site))
                .read(RecordFixture.PATIENT, RecordFixture.parse(List.of(observations)));
    }
}

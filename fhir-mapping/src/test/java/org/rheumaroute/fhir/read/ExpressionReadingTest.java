package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gene expression of one invented patient, as a document and as a panel Observation. */
class ExpressionReadingTest {
    private static final String MATRIX = "gene\tS1\nOAS3\t800\nMX1\t200\nIFIT3\t50\nTBP\t100\nHPRT1\t400\n";
    private static final double LEVEL = (Math.log(4.01) + Math.log(1.01) + Math.log(0.26)) / 3 / Math.log(2);
    private static final String DOCUMENT = """
            {"resourceType":"DocumentReference","id":"d1","status":"current","subject":{"reference":"Patient/p1"},
             "context":{"period":{"start":"2026-05-01"}},
             "content":[{"attachment":{"contentType":"text/tab-separated-values",ATTACHED},
               "format":{"system":"https://rheumaroute.org/fhir/CodeSystem/expression-format","code":"counts-panel"}}]}
            """;
    private static final String PANEL = """
            {"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},
             "effectiveDateTime":"2026-05-01",
             "code":{"coding":[{"system":"https://rheumaroute.org/fhir/CodeSystem/expression-format","code":"counts-panel"}]},
             "component":[%s]}
            """;

    @Test
    void anAttachedMatrixOfOneSampleBecomesDatedSignatureLevels() {
        PatientFacts facts = read(document(MATRIX));
        assertThat(level(facts)).hasValueSatisfying(level -> assertThat(level).isCloseTo(LEVEL, within(1e-12)));
        assertThat(facts.facts().get(0).effective().date()).hasToString("2026-05-01");
        assertThat(facts.readings().get(0).value()).contains("interferon-six: genes-missing");
    }

    @Test
    void aMatrixInABinaryOfTheRecordIsTheSame() {
        String binary = "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"contentType\":\"text/plain\",\"data\":\""
                + base64(MATRIX) + "\"}";
        PatientFacts facts = read(DOCUMENT.replace("ATTACHED", "\"url\":\"Binary/b1\""), binary);
        assertThat(level(facts)).isPresent();
    }

    @Test
    void aPanelObservationGivesTheSameLevelAsTheMatrix() {
        String panel = PANEL.formatted(gene("OAS3", "800") + "," + gene("MX1", "200") + "," + gene("IFIT3", "50") + ","
                + gene("TBP", "100") + "," + gene("HPRT1", "400"));
        assertThat(level(read(panel)).orElseThrow())
                .isEqualTo(level(read(document(MATRIX))).orElseThrow());
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsReason() {
        assertThat(reason(document(MATRIX).replace("\"current\"", "\"superseded\"")))
                .isEqualTo(ReadReason.SUPERSEDED);
        assertThat(reason(document(MATRIX).replace("\"context\":{\"period\":{\"start\":\"2026-05-01\"}},", "")))
                .isEqualTo(ReadReason.TIME_MISSING);
        assertThat(reason(DOCUMENT.replace("ATTACHED", "\"url\":\"Binary/none\"")))
                .isEqualTo(ReadReason.ATTACHMENT_ABSENT);
        assertThat(reason(document(MATRIX.replace("800", "many")))).isEqualTo(ReadReason.MATRIX_REFUSED);
        assertThat(reason(document(MATRIX.replace("counts", "c").replace("800", "-8"))))
                .isEqualTo(ReadReason.MATRIX_REFUSED);
        assertThat(reason(document("gene\tS1\tS2\nTBP\t1\t2\n"))).isEqualTo(ReadReason.SAMPLES_SEVERAL);
        assertThat(reason(document("gene\tS1\nTBP\t1\n"))).isEqualTo(ReadReason.NO_SIGNATURE);
        assertThat(reason(document(MATRIX).replace("counts-panel", "tpm"))).isEqualTo(ReadReason.VALUE_TEXT);
        assertThat(reason(PANEL.formatted(gene("TBP", "1") + "," + gene("TBP", "2"))))
                .isEqualTo(ReadReason.VALUES_SEVERAL);
        assertThat(reason(PANEL.formatted(gene("TBP", "1.5")))).isEqualTo(ReadReason.IMPLAUSIBLE);
        assertThat(reason(PANEL.formatted(
                        gene("TBP", "1") + "," + gene("MX1", "2").replace("{reads}", "{molecules}"))))
                .isEqualTo(ReadReason.UNIT_DISAGREES);
    }

    @Test
    void otherDocumentsAreNotNeededWhateverTheyLookLike() {
        String other = "{\"resourceType\":\"DocumentReference\",\"id\":\"d2\",\"modifierExtension\":[{\"url\":\"x\"}]}";
        assertThat(reason(other)).isEqualTo(ReadReason.TYPE_NOT_NEEDED);
    }

    @Test
    void anotherPatientsMatrixNeverEnters() {
        assertThat(level(read(document(MATRIX).replace("Patient/p1", "Patient/p2"))))
                .isEmpty();
    }

    private static String document(String matrix) {
        return DOCUMENT.replace("ATTACHED", "\"data\":\"" + base64(matrix) + "\"");
    }

    private static String gene(String symbol, String value) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://www.genenames.org\",\"code\":\"" + symbol
                + "\"}]},\"valueQuantity\":{\"value\":" + value + ",\"code\":\"{reads}\"}}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PatientFacts read(String... resources) {
        List<ParsedResource> parsed = new ArrayList<>();
        for (String resource : resources) {
            try {
                parsed.addAll(
                        FhirJson.parse(new ByteArrayInputStream(resource.getBytes(StandardCharsets.UTF_8)), "test"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new PatientRecordReader().read("p1", parsed);
    }

    private static ReadReason reason(String resource) {
        return read(resource).readings().get(0).reason();
    }

    private static Optional<Double> level(PatientFacts facts) {
        return facts.facts().stream()
                .filter(fact -> fact.concept().equals("signature-interferon-three"))
                .map(fact -> ((FactValue.Numeric) fact.value()).value())
                .findFirst();
    }
}

package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirJsonTest {
    private static final String ONE = "{\"resourceType\":\"Practitioner\",\"id\":\"a\"}";

    @Test
    void readsBehindAByteOrderMark() throws IOException {
        assertThat(parse(("\uFEFF" + ONE).getBytes(StandardCharsets.UTF_8), "x.json"))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.resourceType()).isEqualTo("Practitioner");
                    assertThat(resource.id()).isEqualTo("a");
                    assertThat(resource.source()).isEqualTo("x.json");
                    assertThat(resource.refusal()).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE"})
    void refusesOtherEncodings(String charset) throws IOException {
        assertThat(refusals(ONE.getBytes(Charset.forName(charset)), "x.json")).containsExactly(ReadReason.ENCODING);
    }

    @Test
    void refusesBrokenUtf8() throws IOException {
        byte[] latin1 = ONE.replace("a", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusals(latin1, "x.json")).containsExactly(ReadReason.ENCODING);
    }

    @Test
    void readsGoodLinesAroundABadOne() throws IOException {
        String lines = ONE + "\n{\"resourceType\":\n\n" + ONE + "\r\n" + ONE;
        assertThat(refusals(lines.getBytes(StandardCharsets.UTF_8), "x.ndjson"))
                .containsExactly(null, ReadReason.NOT_JSON, null, null);
    }

    @Test
    void knowsNdjsonByItsFirstLine() throws IOException {
        String lines = ONE + "\nnonsense\n" + ONE;
        assertThat(refusals(lines.getBytes(StandardCharsets.UTF_8), "upload"))
                .containsExactly(null, ReadReason.NOT_JSON, null);
    }

    @Test
    void readsAPrettyPrintedResourceAsOne() throws IOException {
        String pretty = ONE.replace(",", ",\n  ");
        assertThat(refusals(pretty.getBytes(StandardCharsets.UTF_8), "x.json")).containsExactly((ReadReason) null);
    }

    @Test
    void refusesWhatIsLargerThanTheLimit() throws IOException {
        byte[] text = ("{\"resourceType\":\"Binary\",\"data\":\"" + "A".repeat(5_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(FhirJson.parse(new ByteArrayInputStream(text), "x.json", 1_000))
                .extracting(ParsedResource::refusal)
                .containsExactly(ReadReason.TOO_LARGE);
    }

    @Test
    void refusesDeepNestingWithoutFallingOver() throws IOException {
        String deep = "{\"resourceType\":\"Basic\",\"extension\":" + "[".repeat(500) + "]".repeat(500) + "}";
        String deeper = "{\"resourceType\":\"Basic\",\"extension\":" + "[".repeat(100_000);
        assertThat(refusals(deep.getBytes(StandardCharsets.UTF_8), "x.json")).containsExactly(ReadReason.TOO_DEEP);
        assertThat(refusals(deeper.getBytes(StandardCharsets.UTF_8), "x.json")).containsExactly(ReadReason.TOO_DEEP);
    }

    @Test
    void refusesWhatFollowsAGoodResource() throws IOException {
        assertThat(refusals((ONE + " trailing").getBytes(StandardCharsets.UTF_8), "x.json"))
                .containsExactly(null, ReadReason.NOT_JSON);
    }

    @Test
    void takesWhatHapiHasParsed() {
        Bundle bundle = new Bundle();
        bundle.addEntry()
                .setFullUrl("http://ehr.example/fhir/Practitioner/7")
                .setResource(new Practitioner().setId("7"));
        List<ParsedResource> resources = FhirJson.of(bundle, "answer");
        assertThat(resources).extracting(ParsedResource::resourceType).containsExactly("Bundle", "Practitioner");
        assertThat(resources.get(1).id()).isEqualTo("7");
        assertThat(resources.get(1).fullUrl()).isEqualTo("http://ehr.example/fhir/Practitioner/7");
    }

    @Test
    void passesOnThatAStreamFailed() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> FhirJson.parse(failing, "x.json"))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }

    @Test
    void namesEveryReasonOnce() {
        assertThat(ReadReason.values()).allSatisfy(reason -> {
            assertThat(ReadReason.ofCode(reason.code())).contains(reason);
            assertThat(reason.disposition()).isNotEqualTo(Disposition.READ);
        });
        assertThat(ReadReason.ofCode("nonsense")).isEmpty();
    }

    private static List<ReadReason> refusals(byte[] text, String name) throws IOException {
        return parse(text, name).stream().map(ParsedResource::refusal).collect(Collectors.toList());
    }

    private static List<ParsedResource> parse(byte[] text, String name) throws IOException {
        return FhirJson.parse(new ByteArrayInputStream(text), name);
    }
}

package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.site.Site;

class CodeSightingsTest {
    private static final String VALUE = "\"valueBoolean\":true,\"bodySite\":{\"coding\":["
            + "{\"system\":\"http://snomed.info/sct\",\"code\":\"49076000:272741003=7771000\"},"
            + "{\"system\":\"urn:x\",\"code\":\"KN-L\",\"display\":\"left knee\"}]}";

    @Test
    void showsTheBodySiteOfAFindingOfOneJointAndWhetherItIsMapped() {
        List<CodeSighting> sightings = sightings("88984-0");
        assertThat(sightings)
                .extracting(CodeSighting::resourceType)
                .containsExactly("Observation", "Observation.bodySite");
        assertThat(sightings.get(1).codings())
                .extracting(CodeSighting.Coding::concept)
                .containsExactly("Knee joint structure, Left", null);
    }

    @Test
    void showsNoBodySiteOfOtherResults() {
        assertThat(sightings("1988-5")).hasSize(1);
        assertThat(sightings("2345-7")).hasSize(1);
    }

    private static List<CodeSighting> sightings(String loinc) {
        String text = RecordFixture.observation("o", "http://loinc.org", loinc, VALUE, "2026-06-01");
        return new CodeSightings(Site.NONE)
                .of(RecordFixture.parse(List.of(text)).get(0));
    }
}

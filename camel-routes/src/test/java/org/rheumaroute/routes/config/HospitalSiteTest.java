package org.rheumaroute.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HospitalSiteTest {
    private static final ZoneId SERVER = ZoneId.of("Europe/Paris");

    private final Map<String, String> given = new HashMap<>(Map.of("rheumaroute.ehr.url", "http://127.0.0.1/fhir"));

    @TempDir
    Path folder;

    @Test
    void takesTheServersDaysButNotItsZoneForReadingWhenNobodyNamedOne() {
        HospitalSite hospital = hospital();

        assertThat(hospital.zone()).isEqualTo(SERVER);
        assertThat(hospital.reading().zone()).isNull();
    }

    @Test
    void takesTheZoneOfTheSiteFileForDaysAndForReading() throws IOException {
        siteFile("site: invented\nzone: Asia/Tokyo\n");

        HospitalSite hospital = hospital();

        assertThat(hospital.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(hospital.reading().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(hospital.reading().site().name()).isEqualTo("invented");
    }

    @Test
    void readsPreliminaryResultsWhenTheSiteFileSaysSo() throws IOException {
        assertThat(hospital().reading().readsPreliminary()).isFalse();

        siteFile("site: invented\npreliminary: read\n");

        assertThat(hospital().reading().readsPreliminary()).isTrue();
    }

    @Test
    void refusesTwoZonesThatDiffer() throws IOException {
        siteFile("site: invented\nzone: Asia/Tokyo\n");
        given.put("rheumaroute.hospital.zone", "Europe/Berlin");

        assertThatThrownBy(this::hospital)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Europe/Berlin")
                .hasMessageContaining("Asia/Tokyo");
    }

    @Test
    void namesEveryProblemOfAWrongSiteFile() throws IOException {
        siteFile("site: invented\nzone: Tokyo\ncodes:\n  - {concept: crb, system: 'urn:x', code: '1'}\n");

        assertThatThrownBy(this::hospital)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.faults())
                                .hasSize(2)
                                .allMatch(fault -> fault.startsWith("rheumaroute.site.file "))
                                .anyMatch(fault -> fault.contains("line 2, zone"))
                                .anyMatch(fault -> fault.contains("line 4, codes[0].concept")));
    }

    private void siteFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), text);
        given.put("rheumaroute.site.file", file.toString());
    }

    private HospitalSite hospital() {
        return HospitalSite.of(SettingsReader.read(key -> Optional.ofNullable(given.get(key)), folder), SERVER);
    }
}

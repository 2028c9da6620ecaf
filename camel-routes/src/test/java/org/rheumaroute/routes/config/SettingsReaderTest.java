package org.rheumaroute.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.child.ChildLimits;

class SettingsReaderTest {
    private final Map<String, String> given = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void needsNothingButTheAddressOfTheEhr() {
        given.put("rheumaroute.ehr.url", "http://127.0.0.1:8080/fhir");

        RouteSettings settings = read();

        assertThat(settings.ehrUrl()).isEqualTo(URI.create("http://127.0.0.1:8080/fhir"));
        assertThat(settings.pollPeriod()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pollOverlap()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxConcurrency()).isEqualTo(4);
        assertThat(settings.maxResponseBytes()).isEqualTo(52_428_800);
        assertThat(settings.maxDeliveries()).isEqualTo(5);
        assertThat(settings.writeBatchSize()).isEqualTo(50);
        assertThat(settings.writeBatchWait()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.refusals()).isEqualTo(WriterSettings.Refusals.NONE);
        assertThat(settings.packagesFolder()).isEmpty();
        assertThat(settings.dataFolder()).isEqualTo(folder);
    }

    @Test
    void takesEverySettingThatIsGiven() {
        given.put("rheumaroute.ehr.url", "https://ehr.example/fhir");
        given.put("rheumaroute.ehr.token", "secret");
        given.put("rheumaroute.ehr.poll-period", "PT1S");
        given.put("rheumaroute.ehr.poll-overlap", "PT2S");
        given.put("rheumaroute.ehr.timeout", "PT3S");
        given.put("rheumaroute.ehr.max-concurrency", "7");
        given.put("rheumaroute.ehr.max-response-bytes", "4096");
        given.put("rheumaroute.packages.folder", folder.toString());
        given.put("rheumaroute.packages.trusted-keys", folder.toString());
        given.put("rheumaroute.packages.trial-megabytes", "300");
        given.put("rheumaroute.packages.trial-time", "PT20S");
        given.put("rheumaroute.data.folder", "elsewhere");
        given.put("rheumaroute.hospital.zone", "Asia/Tokyo");
        given.put("rheumaroute.site.file", folder.toString());
        given.put("rheumaroute.ages.check-period", "PT3H");
        given.put("rheumaroute.inbox.max-deliveries", "9");
        given.put("rheumaroute.write.batch-size", "10");
        given.put("rheumaroute.write.batch-wait", "PT0.2S");
        given.put("rheumaroute.d2t.flag", "off");
        given.put("rheumaroute.write.refusals", "note");

        assertThat(read())
                .isEqualTo(new RouteSettings(
                        URI.create("https://ehr.example/fhir"),
                        Optional.of("secret"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofHours(3),
                        Duration.ofSeconds(3),
                        7,
                        4096,
                        Optional.of(folder),
                        Optional.of(folder),
                        new ChildLimits(300, Duration.ofSeconds(20)),
                        Path.of("elsewhere"),
                        Optional.of(ZoneId.of("Asia/Tokyo")),
                        Optional.of(folder),
                        9,
                        10,
                        Duration.ofMillis(200),
                        false,
                        WriterSettings.Refusals.NOTE));
    }

    @Test
    void namesEveryFaultAtOnce() {
        given.put("rheumaroute.ehr.poll-period", "5 seconds");
        given.put("rheumaroute.ehr.max-concurrency", "0");
        given.put("rheumaroute.packages.folder", folder.resolve("missing").toString());
        given.put("rheumaroute.hospital.zone", "Tokyo");
        given.put("rheumaroute.site.file", folder.resolve("missing.yaml").toString());
        given.put("rheumaroute.d2t.flag", "no");
        given.put("rheumaroute.write.refusals", "sometimes");

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                                .containsExactly(
                                        "rheumaroute.ehr.url",
                                        "rheumaroute.ehr.poll-period",
                                        "rheumaroute.ehr.max-concurrency",
                                        "rheumaroute.packages.folder",
                                        "rheumaroute.packages.trusted-keys",
                                        "rheumaroute.hospital.zone",
                                        "rheumaroute.site.file",
                                        "rheumaroute.d2t.flag",
                                        "rheumaroute.write.refusals"));
    }

    @Test
    void refusesAnAddressThatCarriesAPasswordAndDoesNotRepeatIt() {
        given.put("rheumaroute.ehr.url", "http://me:hush@127.0.0.1/fhir");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("rheumaroute.ehr.url")
                .hasMessageNotContaining("hush");
    }

    @Test
    void neverShowsTheToken() {
        given.put("rheumaroute.ehr.url", "http://127.0.0.1/fhir");
        given.put("rheumaroute.ehr.token", "hush");

        assertThat(read().toString()).contains("token=set").doesNotContain("hush");
    }

    private RouteSettings read() {
        return SettingsReader.read(key -> Optional.ofNullable(given.get(key)), folder);
    }
}

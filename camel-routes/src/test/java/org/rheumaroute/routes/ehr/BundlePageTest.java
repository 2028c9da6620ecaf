package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.Leaks;

class BundlePageTest {
    private static final String OBSERVATION =
            "{ \"resourceType\" : \"Observation\", \"note\":[{\"text\":\"関節リウマチ ✓\"}],\n \"valueQuantity\":{\"value\":1.50},"
                    + " \"subject\":{\"reference\":\"Patient/p1\"}, \"id\":\"o1\","
                    + " \"meta\":{\"versionId\":\"3\",\"lastUpdated\":\"2026-11-24T09:00:00.123+09:00\"}, \"contained\":[{\"id\":\"x\"}] }";
    private static final String PAGE = "{\"resourceType\":\"Bundle\",\"total\":1,"
            + "\"link\":[{\"relation\":\"self\",\"url\":\"a\"},{\"url\":\"http://e/?p=2\",\"relation\":\"next\"}],"
            + "\"entry\":[{\"fullUrl\":\"u\",\"resource\":" + OBSERVATION + ",\"search\":{\"mode\":\"match\"}},"
            + "{\"search\":{\"mode\":\"outcome\"},\"resource\":{\"resourceType\":\"OperationOutcome\"}},"
            + "{\"response\":{\"status\":\"201 Created\",\"location\":\"l\",\"etag\":\"e\",\"outcome\":{\"id\":\"1\"}}}]}";

    @Test
    void resourcesStayByteForByte() {
        RawResource resource = resource(PAGE.getBytes(UTF_8));

        assertThat(resource.json()).asString(UTF_8).isEqualTo(OBSERVATION);
        assertThat(resource.length()).isEqualTo(OBSERVATION.getBytes(UTF_8).length);
        assertThat(resource.open()).hasContent(OBSERVATION);
    }

    @Test
    void headIsReadWhereverItStands() {
        RawResource resource = resource(PAGE.getBytes(UTF_8));

        assertThat(resource.type()).isEqualTo("Observation");
        assertThat(resource.id()).contains("o1");
        assertThat(resource.versionId()).contains("3");
        assertThat(resource.lastUpdated()).contains(Instant.parse("2026-11-24T00:00:00.123Z"));
        assertThat(resource.patientReference()).contains("Patient/p1");
    }

    @Test
    void linksModesAndResponsesAreRead() {
        BundlePage page = BundlePage.read(PAGE.getBytes(UTF_8), "GET x");

        assertThat(page.next()).contains("http://e/?p=2");
        assertThat(page.entries()).extracting(BundlePage.Entry::isMatch).containsExactly(true, false, true);
        assertThat(page.entries()).extracting(BundlePage.Entry::status).containsExactly(0, 0, 201);
        assertThat(page.entries().get(2).etag()).isEqualTo("e");
    }

    @Test
    void byteOrderMarkDoesNotShiftTheSlices() {
        byte[] plain = PAGE.getBytes(UTF_8);
        byte[] marked = new byte[plain.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(plain, 0, marked, 3, plain.length);

        assertThat(resource(marked).json()).asString(UTF_8).isEqualTo(OBSERVATION);
    }

    @Test
    void everyCutIsRefused() {
        byte[] whole = PAGE.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BundlePage.read(cut, "GET x"))
                    .as("first %d bytes", length)
                    .isInstanceOf(EhrUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Yamada Taro</html>",
                "Yamada",
                "[]",
                "null",
                "{}",
                "{\"resourceType\":\"Patient\",\"id\":\"Yamada\"}",
                "{\"resourceType\":\"Bundle\"} {\"x\":\"Yamada\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":{\"Yamada\":1}}",
                "{\"resourceType\":\"Bundle\",\"entry\":[\"Yamada\"]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":\"Yamada\"}]}",
                "{\"resourceType\":\"Bundle\",\"Yamada\":1,\"Yamada\":2}",
                "{\"resourceType\":\"Bundle\",\"entry\":[],\"entry\":[{\"fullUrl\":\"Yamada\"}]}",
                "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"a\",\"url\":\"Yamada\"}]}",
            })
    void whatIsNoBundleIsRefusedWithoutItsText(String text) {
        assertThatThrownBy(() -> BundlePage.read(text.getBytes(UTF_8), "GET x"))
                .isInstanceOf(EhrUnavailableException.class)
                .satisfies(e -> Leaks.assertNone(e, "Yamada"));
    }

    /** Each is refused by the reader, alone; the page and its other resources stay usable. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"a\"},\"subject\":{\"reference\":\"b\"}}",
                "{\"resourceType\":5,\"id\":[1],\"meta\":7,\"subject\":\"x\",\"patient\":{\"reference\":{}}}",
                "{\"valueQuantity\":{\"value\":1e999999}}",
                "{\"valueQuantity\":{\"value\":NaN}}",
            })
    void oddResourceIsPassedOnAsItIs(String odd) {
        String page = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + odd + "},{\"resource\":" + OBSERVATION
                + "}]}";

        assertThat(BundlePage.read(page.getBytes(UTF_8), "GET x").entries())
                .extracting(entry -> new String(entry.resource().json(), UTF_8))
                .containsExactly(odd, OBSERVATION);
    }

    @Test
    void deepAndLongResourcesDoNotTakeThePageWithThem() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"b\":1" + "0".repeat(5_000) + "}";

        oddResourceIsPassedOnAsItIs(deep);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"<html/>; true", "''; true", "' {\"a\"'; false", "{}; false", "\uFEFF{; false"})
    void onlyWhatIsNotTheEhrsOwnWordMayBeBetterNextTime(String text, boolean isRetryable) {
        assertThatThrownBy(() -> BundlePage.read(text.getBytes(UTF_8), "GET x"))
                .isInstanceOfSatisfying(
                        EhrUnavailableException.class,
                        e -> assertThat(e.retryable()).isEqualTo(isRetryable));
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        assertThatThrownBy(() -> BundlePage.read(PAGE.getBytes(UTF_16), "GET x"))
                .isInstanceOf(EhrUnavailableException.class);
    }

    private static RawResource resource(byte[] page) {
        RawResource resource = BundlePage.read(page, "GET x").entries().get(0).resource();
        assertThat(resource).isNotNull();
        return resource;
    }
}

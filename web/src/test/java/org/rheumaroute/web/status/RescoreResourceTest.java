package org.rheumaroute.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cohort.chain.RescoreRequested;
import org.rheumaroute.web.InMemoryApi;

class RescoreResourceTest {
    private final List<RescoreRequested> wishes = new ArrayList<>();
    private final InMemoryApi api = new InMemoryApi(new RescoreResource(wishes::add));

    @Test
    void takesTheWishOn() {
        assertThat(api.call("POST", "/rescore", request -> {}).getStatus()).isEqualTo(202);
        assertThat(wishes).hasSize(1);
    }

    @Test
    void isNotReachedByReading() {
        assertThat(api.get("/rescore").getStatus()).isEqualTo(405);
        assertThat(wishes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 202",
        "Sec-Fetch-Site, none, 202",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, http://ris.hospital.example, 202",
        "Origin, http://ris.hospital.example:81, 403",
        "Origin, https://ris.hospital.example, 403",
        "Origin, null, 403",
    })
    void refusesWhatAnotherSiteMadeABrowserSend(String header, String value, int status) {
        Consumer<MockHttpRequest> more = request -> request.header(header, value);
        int answer =
                api.call("POST", "http://ris.hospital.example/rescore", more).getStatus();
        assertThat(answer).isEqualTo(status);
        assertThat(wishes).hasSize(status == 202 ? 1 : 0);
    }
}

package org.rheumaroute.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;

class ProblemTest {
    /** A resource that fails with a patient's name in its message. */
    @Path("/broken")
    public static class Broken {
        /** Always fails. */
        @GET
        public String fail() {
            throw new IllegalStateException("Yamada Taro");
        }
    }

    private final InMemoryApi api = new InMemoryApi(new Broken());

    @Test
    void tellsAFaultByItsNumberOnly() {
        MockHttpResponse response = api.get("/broken");
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(text(response)).contains("the server's log has it under ").doesNotContain("Yamada");
    }

    @Test
    void answersWrongAddressesAndMethodsInTheSameShape() {
        assertThat(text(api.get("/nowhere")))
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is nothing at this address.\"}");
        MockHttpResponse response = api.call("DELETE", "/broken", request -> {});
        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getOutputHeaders().getFirst("Allow").toString()).contains("GET");
    }

    private static String text(MockHttpResponse response) {
        return new String(response.getOutput(), StandardCharsets.UTF_8);
    }
}

package org.rheumaroute.routes.ehr.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EhrOriginTest {
    private final EhrOrigin origin = EhrOrigin.of(URI.create("http://127.0.0.1:8080/fhir/"));

    @ParameterizedTest
    @CsvSource({
        "Patient/1, http://127.0.0.1:8080/fhir/Patient/1",
        "?_getpages=a, http://127.0.0.1:8080/fhir/?_getpages=a",
        "http://127.0.0.1:8080/fhir, http://127.0.0.1:8080/fhir",
        "http://127.0.0.1:8080/fhir?_getpages=a&n=2, http://127.0.0.1:8080/fhir?_getpages=a&n=2",
        "HTTP://127.0.0.1:8080/fhir/Patient, HTTP://127.0.0.1:8080/fhir/Patient",
        "Observation?code=http://loinc.org|1, http://127.0.0.1:8080/fhir/Observation?code=http://loinc.org%7C1",
    })
    void resolvesWhatLiesUnderTheBase(String reference, String expected) {
        assertThat(origin.resolve(reference)).hasToString(expected);
    }

    @Test
    void emptyReferenceIsTheBaseItself() {
        assertThat(origin.resolve("")).hasToString("http://127.0.0.1:8080/fhir");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080.evil/fhir/Patient, host",
        "http://127.0.0.1:8080@other/fhir/Patient, user",
        "http://user@127.0.0.1:8080/fhir/Patient, user",
        "http://127.0.0.1.evil:8080/fhir/Patient, host",
        "http://127.0.0.1:80801/fhir/Patient, port",
        "http://127.0.0.1/fhir/Patient, port",
        "http://localhost:8080/fhir/Patient, host",
        "https://127.0.0.1:8080/fhir/Patient, scheme",
        "file:///fhir/Patient, scheme",
        "mailto:fhir@127.0.0.1, scheme",
        "//other:8080/fhir/Patient, host",
        "/Patient/1, path",
        "../admin, path",
        "http://127.0.0.1:8080/fhirevil/Patient, path",
        "http://127.0.0.1:8080/fhir/../admin, path",
        "http://127.0.0.1:8080/fhir/%2e%2e/admin, path",
        "http://127.0.0.1:8080/fhir/..%2fadmin, path",
        "http://127.0.0.1:8080/fhir/x%5c..%5cadmin, path",
        "http://127.0.0.1:8080/fhir/Patient#a, path",
        "http://127.0.0.1:8080\\@other/fhir, address",
        "http://[::1/fhir, address",
    })
    void refusesEverythingElseAndNamesThePart(String reference, String part) {
        assertThatThrownBy(() -> origin.resolve(reference))
                .isInstanceOfSatisfying(OriginViolationException.class, e -> {
                    assertThat(e.part()).isEqualTo(part);
                    Leaks.assertNone(e, "evil", "other", "admin", "Patient");
                });
    }

    @Test
    void defaultPortEqualsTheWrittenOne() {
        EhrOrigin tls = EhrOrigin.of(URI.create("https://ehr.example/r4"));

        assertThat(tls.resolve("https://EHR.example:443/r4/Patient")).hasHost("EHR.example");
        assertThatThrownBy(() -> tls.resolve("https://ehr.example:8443/r4/Patient"))
                .isInstanceOf(OriginViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ehr/fhir",
                "ehr/fhir",
                "http:///fhir",
                "http://name:word@ehr/fhir",
                "http://ehr/fhir?x=1",
                "http://ehr/fhir#x",
                "http://ehr/fhir/../x"
            })
    void refusesABaseThatIsNone(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> EhrOrigin.of(URI.create(base)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/fhir, true",
        "http://localhost/fhir, true",
        "https://ehr.example/fhir, true",
        "http://ehr.example/fhir, false",
        "http://127.evil.example/fhir, false",
    })
    void knowsWhetherOthersCanReadAlong(URI base, boolean expected) {
        assertThat(EhrOrigin.of(base).isPrivate()).isEqualTo(expected);
    }
}

package org.rheumaroute.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.write.VersionedReferences;

/**
 * Every kind of audit event, byte for byte. After a wanted change run with {@code -Drheumaroute.golden.write=true} and
 * review the difference. The module integration-tests gives the same files to the FHIR validator.
 */
class AuditGoldenFilesTest {
    private static final FhirContext FHIR = VersionedReferences.keptBy(FhirContext.forR4());
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/org/rheumaroute/fhir/audit/golden");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isWrittenAsReviewed(String name, AuditedCall call) throws IOException {
        String written =
                FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(AuditedCalls.EVENTS.of(call)) + "\n";
        Path golden = FOLDER.resolve(name + ".json");
        if (Boolean.getBoolean("rheumaroute.golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("patient-read", AuditedCalls.of(Interaction.READ)),
                Arguments.of("patient-query", AuditedCalls.of(Interaction.QUERY)),
                Arguments.of("patient-create", AuditedCalls.of(Interaction.CREATE)),
                Arguments.of("patient-update", AuditedCalls.of(Interaction.UPDATE)),
                Arguments.of("read-refused", AuditedCalls.of(Interaction.READ, CallOutcome.REFUSED)),
                Arguments.of("query-failed", AuditedCalls.of(Interaction.QUERY, CallOutcome.FAILED)),
                Arguments.of("update-unavailable", AuditedCalls.of(Interaction.UPDATE, CallOutcome.UNAVAILABLE)));
    }
}

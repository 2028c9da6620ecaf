package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;

/**
 * Every kind of write, byte for byte. After a wanted change run with {@code -Drheumaroute.golden.write=true} and review
 * the difference. The module integration-tests gives the same files to the FHIR validator.
 */
class GoldenFilesTest {
    private static final FhirContext FHIR = VersionedReferences.keptBy(FhirContext.forR4());
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/org/rheumaroute/fhir/write/golden");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isWrittenAsReviewed(String name, List<BundleEntryComponent> entries) throws IOException {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        entries.forEach(bundle::addEntry);
        String written = FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n";
        Path golden = FOLDER.resolve(name + ".json");
        if (Boolean.getBoolean("rheumaroute.golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    static Stream<Arguments> cases() {
        Write first = Plans.write(UaPatient.aPatient(), null);
        RiskAssessment current = Plans.stored(first, "1");
        UaPatient newCrp = UaPatient.aPatient().with("crp", 48, "2026-05-31", "Observation/crp2/_history/1");
        Write withdrawn = (Write) Plans.decline(UaPatient.aPatient(), DeclineReason.MISSING_INPUT, current);
        Write refused =
                (Write) Plans.decline(Plans.notingWriter(), UaPatient.aPatient(), DeclineReason.MISSING_INPUT, null);
        return Stream.of(
                Arguments.of("refused", refused.entries()),
                Arguments.of("first-write", first.entries()),
                Arguments.of("amended", Plans.write(newCrp, current).entries()),
                Arguments.of("withdrawn", withdrawn.entries()),
                Arguments.of(
                        "seropositive-censored",
                        Plans.write(UaPatient.aSeropositivePatientWithCensoredInputs(), null)
                                .entries()),
                Arguments.of(
                        "many-missing",
                        Plans.write(UaPatient.aPatientWithManyMissing(), null).entries()),
                Arguments.of("model", RiskAssessmentWriter.deviceEntries(modelCard())));
    }

    private static ModelCardFacts modelCard() {
        return new ModelCardFacts(
                UaPatient.PACKAGE,
                TaskId.UA_PROGRESSION,
                "Undifferentiated arthritis to rheumatoid arthritis",
                "Research on adults with new undifferentiated arthritis.",
                "Trained on invented data; not validated on patients.",
                "# Undifferentiated arthritis to rheumatoid arthritis\n\nDemonstration on invented data.\n");
    }
}

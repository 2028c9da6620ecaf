package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Caution;

class InputDigestTest {
    private static final String CRP1 = "Observation/crp1/_history/3";

    @Test
    void anyOrderOfEvidenceGivesTheSameDigest() {
        String inOrder = digest(UaPatient.aPatient());

        for (int seed = 0; seed < 200; seed++) {
            assertThat(digest(UaPatient.aPatient().evidenceShuffled(seed))).isEqualTo(inOrder);
        }
    }

    @Test
    void orderOfSourcesOfOneInputGivesTheSameDigest() {
        UaPatient ab = UaPatient.aPatient().with("bmi", 22, "2026-05-20", "Observation/a", "Observation/b");
        UaPatient ba = UaPatient.aPatient().with("bmi", 22, "2026-05-20", "Observation/b", "Observation/a");

        assertThat(digest(ab)).isEqualTo(digest(ba));
    }

    @Test
    void neitherTheScoreNorTheReasonsPlayAPart() {
        UaPatient other =
                UaPatient.aPatient().probability(0.9, RiskCategory.HIGH).contributing("rf", 2.0);

        assertThat(digest(other)).isEqualTo(digest(UaPatient.aPatient()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void oneChangeGivesAnotherDigest(String name, UnaryOperator<UaPatient> change) {
        assertThat(digest(change.apply(UaPatient.aPatient()))).isNotEqualTo(digest(UaPatient.aPatient()));
    }

    static Stream<Arguments> changes() {
        PackageRef otherFiles = new PackageRef("ua-progression", "0.1.0", "ac".repeat(32), true);
        return Stream.of(
                change("last bit of a value", p -> p.with("crp", Math.nextUp(12.0), "2026-05-28", CRP1)),
                change("censored", p -> p.censored("crp", 12.0, "2026-05-28", CRP1)),
                change("caution", p -> p.cautioned("crp", Caution.PRELIMINARY)),
                change("date", p -> p.with("crp", 12.0, "2026-05-27", CRP1)),
                change("version of a source", p -> p.with("crp", 12.0, "2026-05-28", "Observation/crp1/_history/4")),
                change("one more source", p -> p.with("crp", 12.0, "2026-05-28", CRP1, "Observation/crp0")),
                change("an input fewer", p -> UaPatient.aPatientWithManyMissing()),
                change("package", p -> p.scoredBy(otherFiles)),
                change("task", p -> p.task("another-task")));
    }

    @Test
    void hasTheShapeOfASha256() {
        assertThat(digest(UaPatient.aPatient())).matches("[0-9a-f]{64}");
    }

    private static Arguments change(String name, UnaryOperator<UaPatient> change) {
        return Arguments.of(name, change);
    }

    private static String digest(UaPatient patient) {
        TaskId task = patient.scored().score().task();
        return InputDigest.of(task, patient.scored().scoredBy(), patient.ready());
    }
}

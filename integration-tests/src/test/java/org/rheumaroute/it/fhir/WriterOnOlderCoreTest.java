package org.rheumaroute.it.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.map.Subject;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.fhir.write.Write;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;

/**
 * The writer is compiled against the core that is shipped and runs here on the older one that the validator needs, so
 * what other tests of this module write is judged by a referee in the same JVM.
 */
class WriterOnOlderCoreTest {
    private static final PackageRef PACKAGE = new PackageRef("ua-progression", "1.2.0", "0f".repeat(32), false);
    private static final FeatureName CRP = new FeatureName("crp");
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            "1",
            List.of(new FeatureSpec(
                    CRP, "mg/L", 0, 500, MissingPolicy.REQUIRED, FeatureGroup.INFLAMMATION, "CRP <&>", "CRP")));
    private static final Subject SUBJECT =
            new Subject("p1", Optional.of(LocalDate.of(1974, 3, 9)), Sex.FEMALE, Serostatus.SERONEGATIVE);

    private final RiskAssessmentWriter writer = new RiskAssessmentWriter(
            Clock.fixed(Instant.parse("2026-06-01T00:30:15Z"), ZoneOffset.UTC),
            WriterSettings.inZone(ZoneId.of("Asia/Tokyo")));

    @Test
    void thisModuleRunsOnTheOlderCore() {
        assertThat(RiskAssessment.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("org.hl7.fhir.r4-6.7.9.jar");
    }

    @Test
    void firstScoreHasNoFault() {
        accept(scored(12.0, null).entries());
    }

    @Test
    void amendedScoreHasNoFault() {
        accept(scored(48.5, stored(scored(12.0, null))).entries());
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void withdrawalForAnyReasonHasNoFault(DeclineReason reason) {
        Declined declined = new Declined(reason, List.of(CRP), reason.english());
        NotReady notReady = new NotReady(SUBJECT, declined, List.of());

        Write withdrawal = (Write) writer.plan(notReady, declined, TaskId.UA_PROGRESSION, stored(scored(12.0, null)));

        accept(withdrawal.entries());
    }

    @Test
    void modelHasNoFault() {
        accept(RiskAssessmentWriter.deviceEntries(new ModelCardFacts(
                PACKAGE, TaskId.UA_PROGRESSION, "UA to RA", "Research.", "Not validated.", "# カード <b>\n")));
    }

    private Write scored(double crp, @Nullable RiskAssessment current) {
        LocalDate day = LocalDate.of(2026, 5, 28);
        List<String> basis = List.of("Observation/crp1/_history/3");
        FeatureVector vector = FeatureVector.of(SCHEMA).set(CRP, crp).build();
        Ready ready = new Ready(SUBJECT, vector, List.of(new Evidence(CRP, crp, false, day, basis)), day, basis);
        ProbabilityInterval interval = new ProbabilityInterval(new Probability(0.2), new Probability(0.5), 0.9);
        RiskScore score = new RiskScore(
                TaskId.UA_PROGRESSION, new Probability(0.31), interval, RiskCategory.MODERATE, Period.ofMonths(12));
        Scored scored = new Scored(score, List.of(new Contribution(CRP, 0.4)), PACKAGE);
        return (Write) writer.plan(ready, scored, TaskId.UA_PROGRESSION, current);
    }

    private static RiskAssessment stored(Write write) {
        RiskAssessment stored = write.riskAssessment().copy();
        stored.getMeta().setVersionId("1");
        return stored;
    }

    private static void accept(List<BundleEntryComponent> entries) {
        entries.forEach(entry -> FhirReferee.shared().accept(entry.getResource()));
    }
}

package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;

/** The server is killed with -9 in mid-run and started again: everything settles and nothing is doubled. */
class CrashIT {
    private static final int PATIENTS = 60;

    @Test
    void nothingIsLostOrDoubledWhenTheServerIsKilledInMidRun() throws Exception {
        try (RunningChain chain = RunningChain.named("crash").startEhr()) {
            DemoFolder demo = DemoFolder.invent(PATIENTS, 23, chain.work().resolve("cohort"));
            chain.startServer();
            chain.probe().load(demo.bundles());
            for (int kill = 0; kill < 2; kill++) {
                long settledSoFar = 5 + 20L * kill;
                chain.probe().awaitStatus("work in progress", status -> settled(status) >= settledSoFar);
                chain.killServer();
                chain.startServer();
            }
            chain.probe().awaitSettled(PATIENTS);
            JsonNode ledger = chain.probe().awaitTwoPolls();

            assertThat(ledger.path("open").asLong()).isZero();
            assertThat(ledger.path("failed").asLong()).isZero();
            List<RiskAssessment> risks = chain.probe().witness().all(RiskAssessment.class);
            assertThat(risks)
                    .extracting(risk -> risk.getSubject().getReferenceElement().getIdPart())
                    .containsExactlyInAnyOrderElementsOf(demo.scorable());
            assertThat(chain.probe().riskVersions())
                    .as("no risk was written twice")
                    .isEqualTo(risks.size());
        }
    }

    private static long settled(JsonNode status) {
        JsonNode ledger = status.path("ledger");
        return ledger.path("triggers").asLong() - ledger.path("open").asLong();
    }
}

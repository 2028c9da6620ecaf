package org.rheumaroute.routes.bootstrap;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.ehr.EhrClient;
import org.rheumaroute.routes.ehr.http.EhrRuntime;
import org.rheumaroute.routes.ehr.http.EhrSettings;
import org.rheumaroute.routes.ehr.http.TokenSource;
import org.rheumaroute.routes.score.RiskWriter;

/** How the chain reaches the EHR. */
final class EhrAccess {
    private EhrAccess() {}

    /** The client that every request goes through: one address, one token, bounded concurrency and answers. */
    static EhrClient client(RouteSettings settings, ExecutorService threads) {
        EhrSettings ehr = EhrSettings.of(settings.ehrUrl())
                .withTimeout(settings.timeout())
                .withMaxConcurrency(settings.maxConcurrency())
                .withMaxResponseBytes(settings.maxResponseBytes());
        EhrRuntime runtime = EhrRuntime.standard().with(threads);
        Optional<TokenSource> token = settings.ehrToken().map(TokenSource::fixed);
        return new EhrClient(ehr, token.map(runtime::with).orElse(runtime));
    }

    /** What the writer asks of the EHR. */
    static RiskWriter.Ehr ofWriter(EhrClient client) {
        return new RiskWriter.Ehr() {
            @Override
            public void transaction(List<BundleEntryComponent> entries) {
                client.transaction(entries);
            }

            @Override
            public Optional<RiskAssessment> risk(String id) {
                return client.read(RiskAssessment.class, id);
            }

            @Override
            public Optional<Observation> flag(String id) {
                return client.read(Observation.class, id);
            }
        };
    }
}

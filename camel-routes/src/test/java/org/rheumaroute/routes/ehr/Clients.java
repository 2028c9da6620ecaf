package org.rheumaroute.routes.ehr;

import java.time.Duration;
import org.rheumaroute.routes.ehr.http.EhrRuntime;
import org.rheumaroute.routes.ehr.http.EhrSettings;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.RetryPolicy;
import org.rheumaroute.routes.ehr.http.TokenSource;

/** Clients of loopback servers; they carry a token that must never be seen anywhere else. */
final class Clients {
    static final String TOKEN = "tok-canary-4711";

    private Clients() {}

    static EhrClient of(LoopbackEhr ehr) {
        EhrSettings settings =
                EhrSettings.of(ehr.base()).withPageSize(2).withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO));
        return new EhrClient(settings, EhrRuntime.standard().with(TokenSource.fixed(TOKEN)));
    }
}

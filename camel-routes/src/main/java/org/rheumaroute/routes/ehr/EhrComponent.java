package org.rheumaroute.routes.ehr;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code ehr:changes}, {@code ehr:pull}, {@code ehr:transaction}, {@code ehr:read}: one EHR for each component. The
 * client is given to the constructor or the setter, or is the only {@link EhrClient} in the registry.
 */
public final class EhrComponent extends DefaultComponent {
    private @Nullable EhrClient client;

    /** For Camel's service lookup; the client comes from the registry then. */
    public EhrComponent() {}

    public EhrComponent(EhrClient client) {
        this.client = client;
    }

    /** Sets the EHR this component speaks to; before the context starts. */
    public void setClient(EhrClient client) {
        this.client = client;
    }

    /** @throws IllegalStateException if no client was given and the registry has none, or several */
    EhrClient client() {
        if (client == null) {
            CamelContext context = getCamelContext();
            client = context.getRegistry().findSingleByType(EhrClient.class);
        }
        if (client == null) {
            throw new IllegalStateException("the ehr component has no EhrClient: set one, or bind exactly one");
        }
        return client;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new EhrEndpoint(uri, this, EhrOperation.of(remaining));
    }
}

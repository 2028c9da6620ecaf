package org.rheumaroute.routes.ehr;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/** Body in, body out; headers are neither read nor set. */
final class EhrProducer extends DefaultProducer {
    private final EhrClient client;
    private final EhrOperation operation;

    EhrProducer(EhrEndpoint endpoint, EhrClient client, EhrOperation operation) {
        super(endpoint);
        this.client = client;
        this.operation = operation;
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        exchange.getMessage().setBody(perform(body));
    }

    private @Nullable Object perform(@Nullable Object body) {
        return switch (operation) {
            case CHANGES -> client.changes(require(ChangesRequest.class, body));
            case PULL -> client.pull(require(PullRequest.class, body));
            case TRANSACTION -> client.transaction(entries(body));
            case READ -> {
                ReadRequest request = require(ReadRequest.class, body);
                yield client.read(request.type(), request.id()).orElse(null);
            }
        };
    }

    private static List<BundleEntryComponent> entries(@Nullable Object body) {
        List<?> entries = require(List.class, body);
        return entries.stream()
                .map(entry -> require(BundleEntryComponent.class, entry))
                .toList();
    }

    private static <T> T require(Class<T> type, @Nullable Object body) {
        if (!type.isInstance(body)) {
            throw new IllegalArgumentException("body must be a " + type.getSimpleName() + ", was "
                    + (body == null ? "empty" : body.getClass().getSimpleName()));
        }
        return type.cast(body);
    }
}

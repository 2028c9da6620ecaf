package org.rheumaroute.sandbox;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.ResourceModifiedMessage;

/**
 * Spares the work of notifying as long as nobody has ever subscribed.
 *
 * <p>HAPI stores one message for every change and reads the resource again to match it, subscribers or not: a good part
 * of the time of loading a cohort. The gate opens inside the transaction that writes the first Subscription and never
 * closes, so a Subscription that a client has seen as written misses nothing. Thread-safe.
 */
@Interceptor
public final class SubscriptionGate {

    private final FhirContext fhir;
    private volatile boolean open;

    /** @param open true if Subscriptions may exist already */
    SubscriptionGate(FhirContext fhir, boolean open) {
        this.fhir = fhir;
        this.open = open;
    }

    /** Called by HAPI for every change, before it commits; false ends the matching of this change. */
    @Hook(Pointcut.SUBSCRIPTION_RESOURCE_MODIFIED)
    public boolean letThrough(ResourceModifiedMessage change) {
        if (!open && change.hasResourceType(fhir, "Subscription")) {
            open = true;
        }
        return open;
    }
}

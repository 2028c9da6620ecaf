package org.rheumaroute.sandbox;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * Has the CapabilityStatement say what HAPI leaves unsaid: a PUT to an unknown id creates. A client that asks before it
 * chooses ids of its own would otherwise not choose them. Stateless.
 */
@Interceptor
public final class UpdateCreateClaim {

    /** Called by HAPI with each new statement. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void claim(IBaseConformance statement) {
        ((CapabilityStatement) statement)
                .getRest()
                .forEach(rest -> rest.getResource().forEach(resource -> resource.setUpdateCreate(true)));
    }
}

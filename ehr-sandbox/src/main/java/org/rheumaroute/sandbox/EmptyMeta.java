package org.rheumaroute.sandbox;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Makes a resource without tags be stored alike at its creation and at an update that changes nothing.
 *
 * <p>HAPI with inline tags leaves out an absent {@code meta} when it creates, but writes {@code "meta":{}} when it
 * updates, takes the two for different and counts a new version. A version id, which HAPI never stores inside the
 * resource, makes {@code meta} present from the start. Stateless.
 */
@Interceptor
public final class EmptyMeta {

    /** Called by HAPI before a new resource is encoded. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void makePresent(IBaseResource created) {
        if (created instanceof IAnyResource resource) {
            resource.getMeta().setVersionId("1");
        }
    }
}

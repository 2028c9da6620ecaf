package org.rheumaroute.it;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Looks at the EHR with HAPI's own client, not with ours: what is really there? */
final class FhirWitness {
    private static final FhirContext R4 = context();

    private final IGenericClient client;

    FhirWitness(URI ehr) {
        client = R4.newRestfulGenericClient(ehr.toString());
    }

    /** Every current resource of a type. */
    <T extends Resource> List<T> all(Class<T> type) {
        Bundle page = client.search()
                .forResource(type)
                .count(500)
                .returnBundle(Bundle.class)
                .execute();
        return collect(type, page);
    }

    /** Every version of every resource of a type, deletions left out. */
    <T extends Resource> List<T> history(Class<T> type) {
        Bundle page = client.history()
                .onType(type)
                .andReturnBundle(Bundle.class)
                .count(500)
                .execute();
        return collect(type, page);
    }

    <T extends IBaseResource> T read(Class<T> type, String id) {
        return client.read().resource(type).withId(id).execute();
    }

    void put(Resource resource) {
        client.update().resource(resource).execute();
    }

    String create(Resource resource) {
        return client.create().resource(resource).execute().getId().getIdPart();
    }

    private <T extends Resource> List<T> collect(Class<T> type, Bundle first) {
        List<T> all = new ArrayList<>();
        Bundle page = first;
        while (true) {
            page.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .forEach(all::add);
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return all;
            }
            page = client.loadPage().next(page).execute();
        }
    }

    private static FhirContext context() {
        FhirContext r4 = FhirContext.forR4();
        r4.getParserOptions().setStripVersionsFromReferences(false); // the version is what we want to see
        r4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        r4.getRestfulClientFactory().setSocketTimeout(60_000);
        return r4;
    }
}

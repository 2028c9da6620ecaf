package org.rheumaroute.sandbox;

import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParamComposite;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HAPI's R4 index extractor without composite values.
 *
 * <p>HAPI extracts them for its full-text index only, which the sandbox does not have; composite searches are answered
 * from the token, date and quantity tables. Thread-safe, as its parent.
 */
final class CompositeFreeExtractor extends SearchParamExtractorR4 {

    @Override
    public SearchParamSet<ResourceIndexedSearchParamComposite> extractSearchParamComposites(
            IBaseResource resource, ISearchParamFilter filter) {
        return new SearchParamSet<>();
    }
}

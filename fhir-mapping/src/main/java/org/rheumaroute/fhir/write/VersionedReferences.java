package org.rheumaroute.fhir.write;

import ca.uhn.fhir.context.FhirContext;

/**
 * HAPI's encoder cuts the version from every reference unless told otherwise, on the client and on a HAPI server alike.
 * A score would then point to whatever its inputs become, not to what they were.
 */
public final class VersionedReferences {
    private VersionedReferences() {}

    /**
     * Makes a context keep versions. Every context that sends what this package plans must pass here; do it once,
     * before the context is shared.
     *
     * @return the same context
     */
    public static FhirContext keptBy(FhirContext context) {
        context.getParserOptions().setStripVersionsFromReferences(false);
        return context;
    }
}

package org.rheumaroute.fhir.write;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;

/**
 * Something has to be sent.
 *
 * @param entries entries of one transaction, all or none: the RiskAssessment or the flag first, then its Provenance
 * @param kind whether a score is written or withdrawn, or its absence is noted
 */
public record Write(List<BundleEntryComponent> entries, Kind kind) implements WritePlan {
    public Write {
        entries = List.copyOf(entries);
    }

    /** The RiskAssessment or the flag (an Observation) that is to be written. */
    public Resource answer() {
        return entries.get(0).getResource();
    }

    /** The RiskAssessment that is to be written; only for a prediction. */
    public RiskAssessment riskAssessment() {
        return (RiskAssessment) entries.get(0).getResource();
    }

    /** What a {@link Write} does to the score that clinicians see. */
    public enum Kind {
        /** A score appears or takes the place of an older one. */
        WRITTEN,
        /** The score that stood is withdrawn. */
        WITHDRAWN,
        /** No score stood; a note says why there is none. */
        REFUSED
    }
}

package org.rheumaroute.routes.score;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.PatientRecord;
import org.rheumaroute.routes.ehr.RawResource;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/** Finds our own RiskAssessment in a pulled record. Thread-safe. */
final class CurrentRisk {
    private static final String TYPE = "RiskAssessment";

    private final FhirContext context;

    CurrentRisk(FhirContext context) {
        this.context = context;
    }

    /** What the clinical reader gets: all but our own answers. */
    static PatientRecord withoutRisks(PatientRecord record) {
        List<RawResource> others = record.resources().stream()
                .filter(resource -> !resource.type().equals(TYPE))
                .toList();
        return new PatientRecord(record.patientId(), others, record.notOffered());
    }

    /** The RiskAssessment with this id; null when the record has none. */
    @Nullable
    RiskAssessment in(PatientRecord record, String id) {
        for (RawResource resource : record.resources()) {
            if (resource.type().equals(TYPE) && resource.id().filter(id::equals).isPresent()) {
                return parse(resource);
            }
        }
        return null;
    }

    private RiskAssessment parse(RawResource resource) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false)); // it would log the values it cannot read
        parser.setStripVersionsFromReferences(false); // a basis names versions
        try {
            return parser.parseResource(RiskAssessment.class, new String(resource.json(), StandardCharsets.UTF_8));
        } catch (DataFormatException e) {
            // its message repeats what was read
            throw new EhrUnavailableException(
                    EhrUnavailableException.Why.ANSWER_UNREADABLE,
                    "the RiskAssessment in the EHR cannot be read",
                    false,
                    null);
        }
    }
}

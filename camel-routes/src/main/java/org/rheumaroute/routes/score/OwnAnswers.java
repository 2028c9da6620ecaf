package org.rheumaroute.routes.score;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.routes.ehr.PatientRecord;
import org.rheumaroute.routes.ehr.RawResource;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/** Finds our own RiskAssessments and our own flag in a pulled record. Thread-safe. */
final class OwnAnswers {
    private static final String RISK = "RiskAssessment";
    private static final String FLAG = "Observation";

    private final FhirContext context;

    OwnAnswers(FhirContext context) {
        this.context = context;
    }

    /** What the clinical reader gets: all but our own answers, which must never be taken for findings. */
    static PatientRecord without(PatientRecord record) {
        List<RawResource> others = record.resources().stream()
                .filter(resource -> !resource.type().equals(RISK) && !isFlag(resource, record.patientId()))
                .toList();
        return new PatientRecord(record.patientId(), others, record.notOffered());
    }

    private static boolean isFlag(RawResource resource, String patientId) {
        return resource.type().equals(FLAG)
                && resource.id().filter(id -> D2tWriter.isFlag(id, patientId)).isPresent();
    }

    /** The RiskAssessment with this id; null when the record has none. */
    @Nullable
    RiskAssessment risk(PatientRecord record, String id) {
        return find(record, RISK, id, RiskAssessment.class);
    }

    /** The flag of the record's patient; null when the record has none. */
    @Nullable
    Observation flag(PatientRecord record) {
        return find(record, FLAG, D2tWriter.idOf(record.patientId()), Observation.class);
    }

    private <T extends Resource> @Nullable T find(PatientRecord record, String type, String id, Class<T> wanted) {
        for (RawResource resource : record.resources()) {
            if (resource.type().equals(type) && resource.id().filter(id::equals).isPresent()) {
                return parse(resource, wanted);
            }
        }
        return null;
    }

    private <T extends Resource> T parse(RawResource resource, Class<T> wanted) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false)); // it would log the values it cannot read
        parser.setStripVersionsFromReferences(false); // a basis names versions
        try {
            return parser.parseResource(wanted, new String(resource.json(), StandardCharsets.UTF_8));
        } catch (DataFormatException e) {
            // its message repeats what was read
            throw new EhrUnavailableException(
                    EhrUnavailableException.Why.ANSWER_UNREADABLE,
                    "our own " + resource.type() + " in the EHR cannot be read",
                    false,
                    null);
        }
    }
}
